namespace LossGen;

/// <summary>The metrics of metric learning by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum RetrievalMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="RetrievalMetrics.RecallAt1"/>.</summary>
    RecallAt1,

    /// <summary><see cref="RetrievalMetrics.RecallAt5"/>.</summary>
    RecallAt5,

    /// <summary><see cref="RetrievalMetrics.RecallAt10"/>.</summary>
    RecallAt10,

    /// <summary><see cref="RetrievalMetrics.MeanReciprocalRank"/>.</summary>
    MeanReciprocalRank,
}
