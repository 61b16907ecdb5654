namespace LossGen;

/// <summary>The metrics of a classification by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum ClassificationMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="ClassificationMetrics.Accuracy"/>.</summary>
    Accuracy,

    /// <summary><see cref="ClassificationMetrics.BalancedAccuracy"/>.</summary>
    BalancedAccuracy,

    /// <summary><see cref="ClassificationMetrics.MacroF1"/>.</summary>
    MacroF1,

    /// <summary><see cref="ClassificationMetrics.WeightedF1"/>.</summary>
    WeightedF1,

    /// <summary><see cref="ClassificationMetrics.MacroPrecision"/>.</summary>
    MacroPrecision,

    /// <summary><see cref="ClassificationMetrics.MacroRecall"/>.</summary>
    MacroRecall,

    /// <summary><see cref="ClassificationMetrics.Top5Accuracy"/>; for more than five classes.</summary>
    Top5Accuracy,
}
