namespace LossGen;

/// <summary>The metrics of a binary classification by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum BinaryMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="BinaryMetrics.Accuracy"/>.</summary>
    Accuracy,

    /// <summary><see cref="BinaryMetrics.F1"/>.</summary>
    F1,

    /// <summary><see cref="BinaryMetrics.RocAuc"/>.</summary>
    RocAuc,

    /// <summary><see cref="BinaryMetrics.PrAuc"/>.</summary>
    PrAuc,

    /// <summary><see cref="BinaryMetrics.Precision"/>.</summary>
    Precision,

    /// <summary><see cref="BinaryMetrics.Recall"/>.</summary>
    Recall,

    /// <summary><see cref="BinaryMetrics.Specificity"/>.</summary>
    Specificity,
}
