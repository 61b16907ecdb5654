namespace LossGen;

/// <summary>The metrics of a quantile regression by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum QuantileMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="QuantileMetrics.Pinball"/>; lower is better.</summary>
    Pinball,

    /// <summary><see cref="QuantileMetrics.CalibrationError"/>; lower is better.</summary>
    CalibrationError,
}
