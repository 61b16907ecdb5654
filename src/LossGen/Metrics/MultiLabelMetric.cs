namespace LossGen;

/// <summary>The metrics of a multi-label classification by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum MultiLabelMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="MultiLabelMetrics.MicroF1"/>.</summary>
    MicroF1,

    /// <summary><see cref="MultiLabelMetrics.MacroF1"/>.</summary>
    MacroF1,

    /// <summary><see cref="MultiLabelMetrics.Jaccard"/>.</summary>
    Jaccard,

    /// <summary><see cref="MultiLabelMetrics.ExactMatch"/>.</summary>
    ExactMatch,

    /// <summary><see cref="MultiLabelMetrics.HammingLoss"/>; lower is better.</summary>
    HammingLoss,

    /// <summary><see cref="MultiLabelMetrics.MicroPrecision"/>.</summary>
    MicroPrecision,

    /// <summary><see cref="MultiLabelMetrics.MicroRecall"/>.</summary>
    MicroRecall,
}
