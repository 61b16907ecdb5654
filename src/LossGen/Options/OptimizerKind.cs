namespace LossGen;

/// <summary>The rule by which gradients change the weights: the optimizers of TorchSharp that need no closure.</summary>
/// <remarks>Options that <see cref="TrainingOptions"/> does not name (betas, epsilon, ...) have TorchSharp's defaults, which are PyTorch's.</remarks>
public enum OptimizerKind
{
    /// <summary>Adam. Kingma and Ba, 2015.</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay. Loshchilov and Hutter, 2019.</summary>
    AdamW,

    /// <summary>Stochastic gradient descent, with momentum where <see cref="TrainingOptions.Momentum"/> is above 0.</summary>
    SGD,

    /// <summary>RMSProp, with momentum where <see cref="TrainingOptions.Momentum"/> is above 0.</summary>
    RMSProp,

    /// <summary>Adagrad. Duchi et al., 2011.</summary>
    Adagrad,

    /// <summary>Adadelta. Zeiler, 2012.</summary>
    Adadelta,

    /// <summary>Adam with the infinity norm. Kingma and Ba, 2015.</summary>
    Adamax,

    /// <summary>Adam with Nesterov momentum. Dozat, 2016.</summary>
    NAdam,

    /// <summary>Rectified Adam. Liu et al., 2020.</summary>
    RAdam,

    /// <summary>Averaged stochastic gradient descent. Polyak and Juditsky, 1992.</summary>
    ASGD,

    /// <summary>Resilient backpropagation. Takes no weight decay; meant for whole data sets as one batch.</summary>
    Rprop,
}
