namespace LossGen;

/// <summary>
/// An average of the weights over the steps, beside those that are trained. Evaluations, the best weights and the model at the end are then those of the average: often better than the last step's, and less noisy.
/// Buffers of floats (the statistics of batch normalization) are averaged too, others copied.
/// </summary>
public sealed record WeightAveraging
{
    /// <summary>How; not at all by default.</summary>
    public AveragingKind Kind { get; init; }

    /// <summary>What the exponential average keeps of itself at each step: at least 0 and below 1; 0.999 by default, which looks back over about 1,000 steps.</summary>
    public double Decay { get; init; } = 0.999;

    /// <summary>The step, counted from 1, after which the first weights are taken in: at least 1; 1 by default. For the uniform average, where the run is nearly at its end: at three quarters, say.</summary>
    public long StartStep { get; init; } = 1;

    /// <summary>The kind, and what differs from the defaults.</summary>
    /// <returns>For example "Exponential (Decay 0.99)".</returns>
    public override string ToString() => OptionsSource.Differences(this);
}
