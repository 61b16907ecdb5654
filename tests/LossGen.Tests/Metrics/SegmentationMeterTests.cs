using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class SegmentationMeterTests
{
    private const double Tolerance = 1e-6;

    /// <summary>The example of Keras' MeanIoU: labels 0 0 1 1, predictions 0 1 0 1, mean IoU 0.33; here with a third class that is nowhere.</summary>
    [Fact]
    public void Overlap_is_that_of_the_reference()
    {
        var metrics = Of([0, 0, 1, 1], [0, 1, 0, 1]);
        Assert.Equal(1.0 / 3, metrics.MeanIoU, Tolerance);
        Assert.Equal([1.0 / 3, 1.0 / 3, double.NaN], metrics.ClassIoU);
        Assert.Equal(1.0 / 2, metrics.MeanDice, Tolerance);
        Assert.Equal(1.0 / 2, metrics.PixelAccuracy, Tolerance);
    }

    [Fact]
    public void Classes_count_alike_and_pixels_over_all_images()
    {
        // Class 0: 3 of 4 found, nothing else taken for it. Class 1: both found, one too many. Class 2 is nowhere, but was predicted once.
        var metrics = Of([0, 0, 0, 0, 1, 1, 1, -1], [0, 0, 0, 1, 1, 1, 2, 2]);
        Assert.Equal([3.0 / 4, 2.0 / 4, 0], metrics.ClassIoU);
        Assert.Equal((0.75 + 0.5 + 0) / 3, metrics.MeanIoU, Tolerance);
        Assert.Equal(((6.0 / 7) + (4.0 / 6) + 0) / 3, metrics.MeanDice, Tolerance);
        Assert.Equal(5.0 / 7, metrics.PixelAccuracy, Tolerance);
        Assert.Equal(7, metrics.Pixels);
    }

    [Fact]
    public void Without_any_label_it_is_refused() => Assert.Throws<DataException>(() => Of([-1, -1], [0, 1]));

    /// <summary>In two batches, with -1 for pixels without a label.</summary>
    private static SegmentationMetrics Of(long[] actual, long[] predicted)
    {
        using var scope = NewDisposeScope();
        var meter = new SegmentationMeter(["sky", "land", "sea"], ignoreIndex: -1);
        var half = actual.Length / 2;
        foreach (var part in (Range[])[new(0, half), new(half, ^0)])
            meter.Add(nn.functional.one_hot(tensor(predicted[part]), 3).to_type(ScalarType.Float32), tensor(actual[part]), tensor(0f), half);

        return meter.Result();
    }
}
