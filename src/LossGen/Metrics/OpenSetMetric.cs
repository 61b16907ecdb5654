namespace LossGen;

/// <summary>The metrics of an open-set classification by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum OpenSetMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="OpenSetMetrics.Accuracy"/>.</summary>
    Accuracy,

    /// <summary><see cref="OpenSetMetrics.KnownAccuracy"/>.</summary>
    KnownAccuracy,

    /// <summary><see cref="OpenSetMetrics.RocAuc"/>.</summary>
    RocAuc,

    /// <summary><see cref="OpenSetMetrics.UnknownRecall"/>.</summary>
    UnknownRecall,
}
