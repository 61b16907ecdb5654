namespace LossGen;

/// <summary>How near predicted rates come to counts.</summary>
public sealed record CountMetrics : IMetrics, IPredictionSpread, IPredictionSample
{
    internal CountMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of examples.</summary>
    public long Examples { get; internal init; }

    /// <summary>The mean Poisson deviance, 2 (y log(y / m) - (y - m)): 0 is perfect.</summary>
    public double Deviance { get; internal init; }

    /// <summary>The share of the deviance of always predicting the mean that is explained: 1 is perfect, 0 is no better than the mean. NaN where all counts are equal.</summary>
    public double ExplainedDeviance { get; internal init; }

    /// <summary>The mean absolute error of the rate.</summary>
    public double MeanAbsoluteError { get; internal init; }

    /// <summary>The root of the mean squared error of the rate.</summary>
    public double RootMeanSquaredError { get; internal init; }

    /// <summary>Predicted rates with their targets, for plots: all of up to a thousand, evenly chosen from more.</summary>
    public IReadOnlyList<(float Prediction, float Target)> Sample { get; internal init; } = [];

    /// <inheritdoc/>
    string? IPredictionSpread.OnlyPrediction => OnlyPrediction;

    internal string? OnlyPrediction { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values =>
    [
        new("deviance", Deviance, HigherIsBetter: false),
        new("D2", ExplainedDeviance),
        new("MAE", MeanAbsoluteError, HigherIsBetter: false),
        new("RMSE", RootMeanSquaredError, HigherIsBetter: false),
    ];

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 1.2210, deviance 3.1054, D2 0.1020, MAE 2.8811 (1000 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Examples, count: 3);
}
