namespace LossGen;

/// <summary>How well transcripts are found.</summary>
public sealed record TranscriptMetrics : IMetrics
{
    internal TranscriptMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of examples.</summary>
    public long Examples { get; internal init; }

    /// <summary>
    /// The labels to change, leave out or add until every transcript is right, over the number of right labels: the character, word or phone error rate, by what a label is.
    /// 0 is best, and it can be above 1; NaN where no transcript has a label.
    /// </summary>
    public double LabelErrorRate { get; internal init; }

    /// <summary>The share of transcripts without an error, 0 to 1.</summary>
    public double ExactMatch { get; internal init; }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values => [new("label error rate", LabelErrorRate, HigherIsBetter: false), new("exact match", ExactMatch)];

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 0.2110, label error rate 0.0512, exact match 0.8120 (200 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Examples, count: 2);
}
