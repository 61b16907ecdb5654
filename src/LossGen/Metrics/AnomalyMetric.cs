namespace LossGen;

/// <summary>The metrics of an anomaly detection by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum AnomalyMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="AnomalyMetrics.RocAuc"/>.</summary>
    RocAuc,

    /// <summary><see cref="AnomalyMetrics.AveragePrecision"/>.</summary>
    AveragePrecision,
}
