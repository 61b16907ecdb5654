namespace LossGen;

/// <summary>How well examples are told which class they are of, and that they are of none.</summary>
public sealed record OpenSetMetrics : IMetrics
{
    internal OpenSetMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of examples.</summary>
    public long Examples { get; internal init; }

    /// <summary>The number of examples that are of no class.</summary>
    public long Unknown { get; internal init; }

    /// <summary>The share of examples that were predicted right: their class where they are of one, and none where they are not.</summary>
    public double Accuracy { get; internal init; }

    /// <summary>Of the examples that are of a class, the share for which it is the most probable, whatever the threshold; NaN where there are none.</summary>
    public double KnownAccuracy { get; internal init; }

    /// <summary>The probability that the greatest class probability of an example of a class is above that of one of none, where a tie counts half; NaN where the examples are all of one kind.</summary>
    public double RocAuc { get; internal init; }

    /// <summary>Of the examples that are of no class, the share that was predicted to be of none; NaN where there are none.</summary>
    public double UnknownRecall { get; internal init; }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values =>
    [
        new("accuracy", Accuracy),
        new("known accuracy", KnownAccuracy),
        new("ROC AUC", RocAuc),
        new("unknown recall", UnknownRecall),
    ];

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 0.3121, accuracy 0.9212, known accuracy 0.9520, ROC AUC 0.9810 (200 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Examples, count: 3);
}
