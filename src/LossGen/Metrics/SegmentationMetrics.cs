namespace LossGen;

/// <summary>How well a model tells the class of each pixel. Counted over all pixels of all images; ignored pixels are left out.</summary>
/// <remarks>Means over classes leave out classes that neither occur nor were predicted.</remarks>
public sealed record SegmentationMetrics : IMetrics, IWithConfusion, IWithClasses, IPredictionSpread
{
    internal SegmentationMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of pixels with a label.</summary>
    public long Pixels { get; internal init; }

    /// <summary>The mean over the classes of intersection over union (Jaccard), 0 to 1.</summary>
    public double MeanIoU { get; internal init; }

    /// <summary>The mean over the classes of the Dice coefficient, which is the F1 of its pixels, 0 to 1.</summary>
    public double MeanDice { get; internal init; }

    /// <summary>The share of pixels whose class was predicted, 0 to 1.</summary>
    public double PixelAccuracy { get; internal init; }

    /// <summary>The intersection over union of each class, in the order of the class indices; NaN for one that neither occurs nor was predicted.</summary>
    public IReadOnlyList<double> ClassIoU { get; internal init; } = [];

    /// <summary>Each class by itself, per pixel; its F1 is its Dice coefficient.</summary>
    public IReadOnlyList<ClassMetrics> Classes { get; internal init; } = [];

    /// <summary>How often a pixel of each class was taken for each other one.</summary>
    public ConfusionMatrix Confusion { get; internal init; } = null!;

    /// <inheritdoc/>
    string? IPredictionSpread.OnlyPrediction => PredictionSpread.Of(Confusion);

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values => [new("mean IoU", MeanIoU), new("mean Dice", MeanDice), new("pixel accuracy", PixelAccuracy)];

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 0.1012, mean IoU 0.8412, mean Dice 0.9105 (65536 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Pixels, count: 3);
}
