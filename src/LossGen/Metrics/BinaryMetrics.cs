namespace LossGen;

/// <summary>How good a model is at yes or no. "Positive" is the class that the model is asked about.</summary>
public sealed record BinaryMetrics : IMetrics, IWithConfusion, IPredictionSpread
{
    /// <summary>The name of <see cref="RocAuc"/> among the values.</summary>
    internal const string AreaUnderRoc = "ROC AUC";

    internal BinaryMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of examples.</summary>
    public long Examples { get; internal init; }

    /// <summary>The share of examples that were predicted right, 0 to 1.</summary>
    public double Accuracy { get; internal init; }

    /// <summary>Of the examples predicted positive, the share that is; 0 where none was predicted positive.</summary>
    public double Precision { get; internal init; }

    /// <summary>Of the positive examples, the share that was found (sensitivity); 0 where there are none.</summary>
    public double Recall { get; internal init; }

    /// <summary>Of the negative examples, the share that was predicted negative; 0 where there are none.</summary>
    public double Specificity { get; internal init; }

    /// <summary>The mean of recall and specificity.</summary>
    public double BalancedAccuracy => (Recall + Specificity) / 2;

    /// <summary>The harmonic mean of precision and recall; 0 where both are.</summary>
    public double F1 { get; internal init; }

    /// <summary>The probability that a positive example scores above a negative one, where a tie counts half; NaN where the examples are all of one class or a score is NaN.</summary>
    public double RocAuc { get; internal init; }

    /// <summary>The area under precision over recall, as average precision: the sum over thresholds of the gain in recall times the precision; NaN where there are no positive examples or a score is NaN.</summary>
    public double PrAuc { get; internal init; }

    /// <summary>Counts of true and false predictions; class 0 is the negative one.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    string? IPredictionSpread.OnlyPrediction => PredictionSpread.Of(Confusion);

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values =>
    [
        new("accuracy", Accuracy),
        new("F1", F1),
        new(AreaUnderRoc, RocAuc),
        new("PR AUC", PrAuc),
        new("precision", Precision),
        new("recall", Recall),
        new("specificity", Specificity),
    ];

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 0.0912, accuracy 0.9737, F1 0.9790, ROC AUC 0.9954 (114 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Examples, count: 3);
}
