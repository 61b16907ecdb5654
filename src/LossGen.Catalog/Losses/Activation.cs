namespace LossGen.Catalog;

/// <summary>What turns the model's output into the prediction once training is over.</summary>
public enum Activation
{
    /// <summary>Nothing: the output is the prediction.</summary>
    Identity,

    /// <summary>Softmax over the class dimension.</summary>
    Softmax,

    /// <summary>Sigmoid of each number.</summary>
    Sigmoid,

    /// <summary>The exponential of each number.</summary>
    Exponential,
}
