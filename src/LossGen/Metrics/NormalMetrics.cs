namespace LossGen;

/// <summary>How well predicted normal distributions hold.</summary>
public sealed record NormalMetrics : IMetrics, IPredictionSpread, IPredictionSample
{
    internal NormalMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of examples.</summary>
    public long Examples { get; internal init; }

    /// <summary>The mean negative log-likelihood of the targets, in nats.</summary>
    public double NegativeLogLikelihood { get; internal init; }

    /// <summary>The share of targets within 1.96 standard deviations of the mean: 0.95 where the deviations are right.</summary>
    public double Coverage95 { get; internal init; }

    /// <summary>The root of the mean squared error of the mean, in units of the target.</summary>
    public double RootMeanSquaredError { get; internal init; }

    /// <summary>The coefficient of determination of the mean. NaN where the targets are all equal.</summary>
    public double R2 { get; internal init; }

    /// <summary>Predicted means with their targets, for plots: all of up to a thousand, evenly chosen from more.</summary>
    public IReadOnlyList<(float Prediction, float Target)> Sample { get; internal init; } = [];

    /// <inheritdoc/>
    string? IPredictionSpread.OnlyPrediction => OnlyPrediction;

    internal string? OnlyPrediction { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values =>
    [
        new("NLL", NegativeLogLikelihood, HigherIsBetter: false),
        new("RMSE", RootMeanSquaredError, HigherIsBetter: false),
        new("R2", R2),
        new("coverage (95 %)", Coverage95),
    ];

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 3.1210, NLL 3.1210, RMSE 5.6054, R2 0.8811 (206 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Examples, count: 3);
}
