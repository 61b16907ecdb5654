namespace LossGen;

/// <summary>How weights are averaged over the steps of a run.</summary>
public enum AveragingKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Exponentially (EMA): after each step the average is decay times itself plus (1 - decay) times the weights.</summary>
    Exponential,

    /// <summary>Uniformly (SWA, Izmailov et al., 2018): the mean of the weights after every step from <see cref="WeightAveraging.StartStep"/> on.</summary>
    Uniform,
}
