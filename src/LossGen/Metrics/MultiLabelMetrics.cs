namespace LossGen;

/// <summary>How good a model is at saying which of C labels apply.</summary>
public sealed record MultiLabelMetrics : IMetrics, IWithClasses, IPredictionSpread
{
    internal MultiLabelMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of examples.</summary>
    public long Examples { get; internal init; }

    /// <summary>F1 over all decisions, each label of each example being one; 0 where nothing is positive.</summary>
    public double MicroF1 { get; internal init; }

    /// <summary>Of all labels that were predicted, the share that applies; 0 where none was predicted.</summary>
    public double MicroPrecision { get; internal init; }

    /// <summary>Of all labels that apply, the share that was predicted; 0 where none applies.</summary>
    public double MicroRecall { get; internal init; }

    /// <summary>The mean F1 of the labels.</summary>
    public double MacroF1 { get; internal init; }

    /// <summary>For each example the labels both predicted and applying over those either predicted or applying, averaged over the examples; 1 for an example with neither.</summary>
    public double Jaccard { get; internal init; }

    /// <summary>The share of examples all of whose labels are right.</summary>
    public double ExactMatch { get; internal init; }

    /// <summary>The share of decisions that are wrong; lower is better.</summary>
    public double HammingLoss { get; internal init; }

    /// <summary>Each label by itself, in the order of the label indices.</summary>
    public required IReadOnlyList<ClassMetrics> Labels { get; init; }

    IReadOnlyList<ClassMetrics> IWithClasses.Classes => Labels;

    /// <inheritdoc/>
    string? IPredictionSpread.OnlyPrediction => OnlyPrediction;

    internal string? OnlyPrediction { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values =>
    [
        new("micro F1", MicroF1),
        new("macro F1", MacroF1),
        new("Jaccard", Jaccard),
        new("exact match", ExactMatch),
        new("Hamming loss", HammingLoss, HigherIsBetter: false),
        new("micro precision", MicroPrecision),
        new("micro recall", MicroRecall),
    ];

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 0.2112, micro F1 0.8721, macro F1 0.8410, Jaccard 0.8012 (200 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Examples, count: 3);
}
