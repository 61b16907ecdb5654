namespace LossGen;

/// <summary>The training options that a loss takes. Any other is refused, since it would have no effect.</summary>
[Flags]
public enum LossOptions
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><see cref="TrainingOptions.ClassWeights"/>.</summary>
    ClassWeights = 1,

    /// <summary><see cref="TrainingOptions.PositiveWeights"/>.</summary>
    PositiveWeight = 2,

    /// <summary><see cref="TrainingOptions.LabelSmoothing"/>.</summary>
    LabelSmoothing = 4,
}
