namespace LossGen;

/// <summary>The metrics of listwise ranking by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum RankingMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="RankingMetrics.Ndcg"/>.</summary>
    Ndcg,

    /// <summary><see cref="RankingMetrics.NdcgAt5"/>.</summary>
    NdcgAt5,

    /// <summary><see cref="RankingMetrics.NdcgAt10"/>.</summary>
    NdcgAt10,

    /// <summary><see cref="RankingMetrics.MeanReciprocalRank"/>.</summary>
    MeanReciprocalRank,
}
