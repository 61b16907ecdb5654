namespace LossGen;

/// <summary>The metrics of a regression with mean and variance by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum NormalMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="NormalMetrics.NegativeLogLikelihood"/>; lower is better.</summary>
    Nll,

    /// <summary><see cref="NormalMetrics.RootMeanSquaredError"/>; lower is better.</summary>
    Rmse,

    /// <summary><see cref="NormalMetrics.R2"/>.</summary>
    R2,
}
