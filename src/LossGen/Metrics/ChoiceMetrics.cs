namespace LossGen;

/// <summary>How often the right one of several candidates is found.</summary>
public sealed record ChoiceMetrics : IMetrics
{
    internal ChoiceMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of examples.</summary>
    public long Examples { get; internal init; }

    /// <summary>The share of examples whose right candidate has the highest score, the first of equals, 0 to 1.</summary>
    public double Accuracy { get; internal init; }

    /// <summary>The mean of 1 over the place of the right candidate among all by score, 0 to 1.</summary>
    public double MeanReciprocalRank { get; internal init; }

    /// <summary>The accuracy of guessing: the mean of 1 over the number of candidates. What to compare with.</summary>
    public double GuessAccuracy { get; internal init; }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values => [new("accuracy", Accuracy), new("mean reciprocal rank", MeanReciprocalRank)];

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 0.4210, accuracy 0.8812, mean reciprocal rank 0.9120 (200 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Examples, count: 2);
}
