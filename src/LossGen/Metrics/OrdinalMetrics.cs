namespace LossGen;

/// <summary>How near predicted ranks come: a miss by two ranks is worse than one by one.</summary>
public sealed record OrdinalMetrics : IMetrics, IWithConfusion, IPredictionSpread
{
    internal OrdinalMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of examples.</summary>
    public long Examples { get; internal init; }

    /// <summary>The mean number of ranks by which predictions miss.</summary>
    public double MeanAbsoluteError { get; internal init; }

    /// <summary>The share of exact ranks.</summary>
    public double Accuracy { get; internal init; }

    /// <summary>The share of predictions that miss by one rank at most.</summary>
    public double WithinOne { get; internal init; }

    /// <summary>Cohen's kappa with quadratic weights: 1 is perfect, 0 is chance. NaN where all targets and predictions are one rank.</summary>
    public double QuadraticKappa { get; internal init; }

    /// <summary>How often each rank was taken for each other one.</summary>
    public ConfusionMatrix Confusion { get; internal init; } = null!;

    string? IPredictionSpread.OnlyPrediction => PredictionSpread.Of(Confusion);

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values =>
    [
        new("MAE (ranks)", MeanAbsoluteError, HigherIsBetter: false),
        new("accuracy", Accuracy),
        new("within one", WithinOne),
        new("quadratic kappa", QuadraticKappa),
    ];

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 0.4210, MAE (ranks) 0.4054, accuracy 0.6120 (200 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Examples, count: 3);
}
