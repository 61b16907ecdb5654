namespace LossGen;

/// <summary>How the learning rate changes from step to step.</summary>
public enum ScheduleKind
{
    /// <summary>It does not.</summary>
    Constant,

    /// <summary>Along a line down to <see cref="LearningRateSchedule.FinalFactor"/>. PyTorch's LinearLR.</summary>
    Linear,

    /// <summary>Along half a cosine down to <see cref="LearningRateSchedule.FinalFactor"/>. PyTorch's CosineAnnealingLR.</summary>
    Cosine,

    /// <summary>As (1 - t / T) to the <see cref="LearningRateSchedule.Power"/>. PyTorch's PolynomialLR.</summary>
    Polynomial,

    /// <summary>Times <see cref="LearningRateSchedule.Decay"/> after every <see cref="LearningRateSchedule.StepSize"/> steps. PyTorch's StepLR.</summary>
    Step,

    /// <summary>Times <see cref="LearningRateSchedule.Decay"/> after every step. PyTorch's ExponentialLR.</summary>
    Exponential,

    /// <summary>Up to the learning rate, then far down, both along half a cosine. PyTorch's OneCycleLR, without the cycling of momentum.</summary>
    OneCycle,

    /// <summary>As 1 / sqrt(t), once warmed up. Vaswani et al., 2017.</summary>
    InverseSquareRoot,

    /// <summary>Times <see cref="LearningRateSchedule.Decay"/> whenever evaluations stop getting better. PyTorch's ReduceLROnPlateau.</summary>
    ReduceOnPlateau,
}
