namespace LossGen;

/// <summary>How well examples of one class are found by the nearness of their embeddings: each is looked for among all others, by cosine.</summary>
/// <remarks>Examples that are the only ones of their class cannot be found and are left out, but stay among those that are searched.</remarks>
public sealed record RetrievalMetrics : IMetrics
{
    internal RetrievalMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of examples that have another of their class.</summary>
    public long Examples { get; internal init; }

    /// <summary>The share of examples whose nearest other one is of their class.</summary>
    public double RecallAt1 { get; internal init; }

    /// <summary>The share of examples that have one of their class among the nearest five.</summary>
    public double RecallAt5 { get; internal init; }

    /// <summary>The share of examples that have one of their class among the nearest ten.</summary>
    public double RecallAt10 { get; internal init; }

    /// <summary>The mean of 1 / the rank of the nearest one of the class.</summary>
    public double MeanReciprocalRank { get; internal init; }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values => [new("recall at 1", RecallAt1), new("recall at 5", RecallAt5), new("recall at 10", RecallAt10), new("mean reciprocal rank", MeanReciprocalRank)];

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 0.4210, recall at 1 0.9120, recall at 5 0.9800 (200 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Examples, count: 3);
}
