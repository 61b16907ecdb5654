namespace LossGen;

/// <summary>How near a model comes to numbers. For vectors, errors are averaged over all numbers, and R2 and the correlations over the columns.</summary>
public sealed record RegressionMetrics : IMetrics, IPredictionSpread, IPredictionSample
{
    internal RegressionMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of examples.</summary>
    public long Examples { get; internal init; }

    /// <summary>The mean absolute error, in units of the target.</summary>
    public double MeanAbsoluteError { get; internal init; }

    /// <summary>The mean squared error, in squared units of the target.</summary>
    public double MeanSquaredError { get; internal init; }

    /// <summary>The root of the mean squared error, in units of the target.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    /// <summary>The mean absolute error as a share of the target, not in percent; NaN where a target is 0.</summary>
    public double MeanAbsolutePercentageError { get; internal init; }

    /// <summary>The root of the mean squared error as a share of the target, not in percent; NaN where a target is 0.</summary>
    public double RootMeanSquaredPercentageError { get; internal init; }

    /// <summary>The coefficient of determination: 1 is perfect, 0 is as good as always the mean, below 0 is worse. NaN where the targets are all equal.</summary>
    public double R2 { get; internal init; }

    /// <summary>The linear correlation of predictions and targets, -1 to 1; NaN where either are all equal.</summary>
    public double Pearson { get; internal init; }

    /// <summary>The correlation of the ranks, equal values sharing their mean rank, -1 to 1; NaN where either are all equal.</summary>
    public double Spearman { get; internal init; }

    /// <summary>Predictions with their targets, for plots: all of up to a thousand, evenly chosen from more.</summary>
    public IReadOnlyList<(float Prediction, float Target)> Sample { get; internal init; } = [];

    /// <inheritdoc/>
    string? IPredictionSpread.OnlyPrediction => OnlyPrediction;

    internal string? OnlyPrediction { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values =>
    [
        new("RMSE", RootMeanSquaredError, HigherIsBetter: false),
        new("MAE", MeanAbsoluteError, HigherIsBetter: false),
        new("R2", R2),
        new("Pearson", Pearson),
        new("Spearman", Spearman),
        new("MSE", MeanSquaredError, HigherIsBetter: false),
        .. double.IsNaN(MeanAbsolutePercentageError)
            ? Array.Empty<MetricValue>()
            : [new("MAPE", MeanAbsolutePercentageError, HigherIsBetter: false), new("RMSPE", RootMeanSquaredPercentageError, HigherIsBetter: false)],
    ];

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 31.4210, RMSE 5.6054, MAE 4.1020, R2 0.8811 (206 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Examples, count: 3);
}
