namespace LossGen;

/// <summary>How well answers are found in their texts.</summary>
public sealed record SpanMetrics : IMetrics
{
    internal SpanMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of examples.</summary>
    public long Examples { get; internal init; }

    /// <summary>The mean over the examples of the harmonic mean of the shares of predicted and of right tokens that both spans have, 0 to 1. As SQuAD's F1, on positions instead of words.</summary>
    public double TokenF1 { get; internal init; }

    /// <summary>The share of spans that are right in both ends, 0 to 1.</summary>
    public double ExactMatch { get; internal init; }

    /// <summary>The share of spans whose first token is right.</summary>
    public double StartAccuracy { get; internal init; }

    /// <summary>The share of spans whose last token is right.</summary>
    public double EndAccuracy { get; internal init; }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values => [new("token F1", TokenF1), new("exact match", ExactMatch), new("start accuracy", StartAccuracy), new("end accuracy", EndAccuracy)];

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 0.4210, token F1 0.8812, exact match 0.8120, start accuracy 0.8514 (200 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Examples, count: 3);
}
