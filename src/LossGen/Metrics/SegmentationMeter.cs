using TorchSharp;

namespace LossGen;

/// <summary>Measures a segmentation over batches.</summary>
public sealed class SegmentationMeter
{
    private readonly ClassificationMeter _pixels;

    /// <summary>Starts measuring.</summary>
    /// <param name="classes">The classes in the order of their indices.</param>
    /// <param name="ignoreIndex">The class index that stands for no label, if there is one.</param>
    public SegmentationMeter(IReadOnlyList<string> classes, long? ignoreIndex = null) => _pixels = new ClassificationMeter(classes, ignoreIndex);

    /// <summary>Adds a batch.</summary>
    /// <param name="prediction">A score per pixel and class, float32 [N * H * W, C]; the largest is the prediction.</param>
    /// <param name="target">Class indices, int64 [N * H * W].</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor prediction, torch.Tensor target, torch.Tensor lossSum, double denominator) => _pixels.Add(prediction, target, lossSum, denominator);

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">There was no pixel, or none with a label.</exception>
    public SegmentationMetrics Result()
    {
        var pixels = _pixels.Result();
        var overlaps = Overlaps(pixels.Confusion);
        var involved = Enumerable.Range(0, overlaps.Length).Where(index => !double.IsNaN(overlaps[index])).ToArray();
        var factor = _pixels.Factor;
        return new SegmentationMetrics
        {
            Loss = pixels.Loss,
            Pixels = pixels.Examples,
            MeanIoU = factor * Mean(involved, index => overlaps[index]),
            MeanDice = factor * Mean(involved, index => pixels.Classes[index].F1),
            PixelAccuracy = pixels.Accuracy,
            ClassIoU = Array.ConvertAll(overlaps, overlap => factor * overlap),
            Classes = pixels.Classes,
            Confusion = pixels.Confusion,
        };
    }

    private static double Mean(int[] classes, Func<int, double> value) => classes.Length == 0 ? double.NaN : classes.Average(value);

    private static double[] Overlaps(ConfusionMatrix confusion)
    {
        var overlaps = new double[confusion.Classes.Count];
        for (var index = 0; index < overlaps.Length; index++)
        {
            var both = confusion[index, index];
            var either = confusion.Actual(index) + confusion.Predicted(index) - both;
            overlaps[index] = either == 0 ? double.NaN : (double)both / either;
        }

        return overlaps;
    }
}
