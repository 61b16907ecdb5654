namespace LossGen;

/// <summary>How good the order of candidates is. A grade of r gains 2^r - 1; lists without a relevant candidate are left out, since no order of them is better than another.</summary>
public sealed record RankingMetrics : IMetrics
{
    internal RankingMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of examples with a relevant candidate.</summary>
    public long Examples { get; internal init; }

    /// <summary>Normalised discounted cumulative gain: the gains, each over log2(1 + its place), against those of the best order, 0 to 1. Candidates of one score share the mean of their gains.</summary>
    public double Ndcg { get; internal init; }

    /// <summary>The same of the first five places.</summary>
    public double NdcgAt5 { get; internal init; }

    /// <summary>The same of the first ten places.</summary>
    public double NdcgAt10 { get; internal init; }

    /// <summary>The mean of 1 over the place of the first relevant candidate, 0 to 1; of one score the irrelevant come first.</summary>
    public double MeanReciprocalRank { get; internal init; }

    /// <summary>The NDCG that a random order has on average. What to compare with: it is seldom low.</summary>
    public double GuessNdcg { get; internal init; }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values => [new("NDCG", Ndcg), new("NDCG at 5", NdcgAt5), new("NDCG at 10", NdcgAt10), new("mean reciprocal rank", MeanReciprocalRank)];

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 0.9210, NDCG 0.8812, NDCG at 5 0.8520 (200 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Examples, count: 2);
}
