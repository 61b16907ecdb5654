namespace LossGen;

/// <summary>The metrics of a segmentation by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum SegmentationMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="SegmentationMetrics.MeanIoU"/>.</summary>
    MeanIoU,

    /// <summary><see cref="SegmentationMetrics.MeanDice"/>.</summary>
    MeanDice,

    /// <summary><see cref="SegmentationMetrics.PixelAccuracy"/>.</summary>
    PixelAccuracy,
}
