namespace LossGen;

/// <summary>How well predicted quantiles hold.</summary>
public sealed record QuantileMetrics : IMetrics, IPredictionSpread, IPredictionSample
{
    internal QuantileMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of examples.</summary>
    public long Examples { get; internal init; }

    /// <summary>The mean pinball loss over examples and quantiles, in units of the target.</summary>
    public double Pinball { get; internal init; }

    /// <summary>The share of targets at or below each predicted quantile; calibrated where it equals the quantile.</summary>
    public IReadOnlyList<double> Coverage { get; internal init; } = [];

    /// <summary>The mean distance of the coverage from the quantiles.</summary>
    public double CalibrationError { get; internal init; }

    /// <summary>The mean distance between the lowest and the highest quantile, in units of the target.</summary>
    public double IntervalWidth { get; internal init; }

    /// <summary>Predicted medians (the quantile nearest to one half) with their targets, for plots: all of up to a thousand, evenly chosen from more.</summary>
    public IReadOnlyList<(float Prediction, float Target)> Sample { get; internal init; } = [];

    /// <inheritdoc/>
    string? IPredictionSpread.OnlyPrediction => OnlyPrediction;

    internal string? OnlyPrediction { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values =>
    [
        new("pinball", Pinball, HigherIsBetter: false),
        new("calibration error", CalibrationError, HigherIsBetter: false),
        new("interval width", IntervalWidth, HigherIsBetter: false),
    ];

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 1.4210, pinball 1.4210, calibration error 0.0210, interval width 12.3040 (206 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Examples, count: 3);
}
