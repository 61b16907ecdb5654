namespace LossGen;

/// <summary>The metrics of a count regression by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum CountMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="CountMetrics.Deviance"/>; lower is better.</summary>
    Deviance,

    /// <summary><see cref="CountMetrics.ExplainedDeviance"/>.</summary>
    D2,

    /// <summary><see cref="CountMetrics.MeanAbsoluteError"/>; lower is better.</summary>
    Mae,

    /// <summary><see cref="CountMetrics.RootMeanSquaredError"/>; lower is better.</summary>
    Rmse,
}
