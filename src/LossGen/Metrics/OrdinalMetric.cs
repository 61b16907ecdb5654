namespace LossGen;

/// <summary>The metrics of an ordinal regression by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum OrdinalMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="OrdinalMetrics.MeanAbsoluteError"/>; lower is better.</summary>
    MaeRanks,

    /// <summary><see cref="OrdinalMetrics.Accuracy"/>.</summary>
    Accuracy,

    /// <summary><see cref="OrdinalMetrics.WithinOne"/>.</summary>
    WithinOne,

    /// <summary><see cref="OrdinalMetrics.QuadraticKappa"/>.</summary>
    QuadraticKappa,
}
