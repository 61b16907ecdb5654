namespace LossGen;

/// <summary>The metrics of a regression by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum RegressionMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="RegressionMetrics.RootMeanSquaredError"/>; lower is better.</summary>
    Rmse,

    /// <summary><see cref="RegressionMetrics.MeanAbsoluteError"/>; lower is better.</summary>
    Mae,

    /// <summary><see cref="RegressionMetrics.R2"/>.</summary>
    R2,

    /// <summary><see cref="RegressionMetrics.Pearson"/>.</summary>
    Pearson,

    /// <summary><see cref="RegressionMetrics.Spearman"/>.</summary>
    Spearman,

    /// <summary><see cref="RegressionMetrics.MeanSquaredError"/>; lower is better.</summary>
    Mse,

    /// <summary><see cref="RegressionMetrics.MeanAbsolutePercentageError"/>; lower is better. Only where no target is 0.</summary>
    Mape,

    /// <summary><see cref="RegressionMetrics.RootMeanSquaredPercentageError"/>; lower is better. Only where no target is 0.</summary>
    Rmspe,
}
