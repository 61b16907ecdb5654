namespace LossGen;

/// <summary>How well anomalies are told from what is normal, by the examples whose label is known.</summary>
public sealed record AnomalyMetrics : IMetrics
{
    internal AnomalyMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of examples, with those whose label is not known.</summary>
    public long Examples { get; internal init; }

    /// <summary>The number of examples that are known to be anomalous.</summary>
    public long Anomalies { get; internal init; }

    /// <summary>The probability that an anomaly scores above a normal example, where a tie counts half; NaN where all that is known is of one kind.</summary>
    public double RocAuc { get; internal init; }

    /// <summary>The area under precision over recall: the sum over thresholds of the gain in recall times the precision; NaN where there are no anomalies. Guessing gives their share.</summary>
    public double AveragePrecision { get; internal init; }

    /// <summary>Of the labelled examples above the threshold, the share that is anomalous; NaN before there is a threshold, which follows from the training examples at the end of <c>Fit</c>.</summary>
    public double Precision { get; internal init; }

    /// <summary>Of the anomalies, the share above the threshold; NaN before there is one.</summary>
    public double Recall { get; internal init; }

    /// <summary>Of the examples that are known to be normal, the share above the threshold; NaN before there is one.</summary>
    public double FalseAlarmRate { get; internal init; }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values => [new("ROC AUC", RocAuc), new("average precision", AveragePrecision)];

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 0.0421, ROC AUC 0.9812, average precision 0.9120 (200 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Examples, count: 2);
}
