using System.Globalization;
using System.Text;

namespace LossGen;

/// <summary>
/// Whether predictions that say 80 % are right in 80 % of the cases: of examples that the model was not trained on. <see cref="TemperatureScaling"/> mends what is not.
/// </summary>
public sealed class Calibration
{
    private Calibration(IReadOnlyList<CalibrationBin> bins, long examples)
    {
        Bins = bins;
        Examples = examples;
        ExpectedError = bins.Sum(bin => bin.Examples * Math.Abs(bin.Accuracy - bin.Confidence)) / examples;
        MaximumError = bins.Max(bin => Math.Abs(bin.Accuracy - bin.Confidence));
    }

    /// <summary>The bins that have examples, by their confidence: what a reliability diagram shows.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>The number of examples.</summary>
    public long Examples { get; }

    /// <summary>The expected calibration error (ECE; Guo et al., 2017): the mean distance of accuracy and confidence over the bins, weighted by their examples. 0 is best.</summary>
    public double ExpectedError { get; }

    /// <summary>The largest such distance.</summary>
    public double MaximumError { get; }

    /// <summary>Compares confidences with what was right.</summary>
    /// <typeparam name="T">The label's type.</typeparam>
    /// <param name="predictions">Predictions of examples that the model was not trained on.</param>
    /// <param name="actual">What they are, in the same order.</param>
    /// <param name="bins">Into how many bins of equal width confidences from 0 to 1 are sorted: at least 1; 15 by default.</param>
    /// <returns>How well they agree.</returns>
    /// <exception cref="DataException">There are no predictions, or not as many labels.</exception>
    public static Calibration Of<T>(IReadOnlyList<ClassPrediction<T>> predictions, IReadOnlyList<T> actual, int bins = 15)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(actual);
        CalibrationData.Verify(predictions.Count, actual.Count);
        return Of(predictions.Zip(actual, (prediction, label) => ((double)prediction.Confidence, EqualityComparer<T>.Default.Equals(prediction.Label, label))), bins);
    }

    /// <summary>Compares probabilities of the positive class with how often it was.</summary>
    /// <typeparam name="T">The label's type.</typeparam>
    /// <param name="predictions">Predictions of examples that the model was not trained on.</param>
    /// <param name="arePositive">Whether each is positive, in the same order.</param>
    /// <param name="bins">Into how many bins of equal width probabilities from 0 to 1 are sorted: at least 1; 15 by default.</param>
    /// <returns>How well they agree.</returns>
    /// <exception cref="DataException">There are no predictions, or not as many labels.</exception>
    public static Calibration Of<T>(IReadOnlyList<BinaryPrediction<T>> predictions, IReadOnlyList<bool> arePositive, int bins = 15)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(arePositive);
        CalibrationData.Verify(predictions.Count, arePositive.Count);
        return Of(predictions.Zip(arePositive, (prediction, isPositive) => ((double)prediction.Probability, isPositive)), bins);
    }

    /// <summary>The error, and a line for each bin.</summary>
    /// <returns>A table of text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"expected calibration error {MetricsText.Number(ExpectedError)}, at most {MetricsText.Number(MaximumError)} ({Examples} examples)\n");
        foreach (var bin in Bins)
            text.Append(CultureInfo.InvariantCulture, $"{bin.From:0.00} to {bin.To:0.00}: says {bin.Confidence:0.000}, is right in {bin.Accuracy:0.000} ({bin.Examples} examples)\n");

        return text.ToString().TrimEnd('\n');
    }

    private static Calibration Of(IEnumerable<(double Confidence, bool IsRight)> predictions, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var (counts, confidences, rights) = (new long[bins], new double[bins], new long[bins]);
        foreach (var (confidence, isRight) in predictions)
        {
            // A confidence on an edge belongs to the bin below it, as usual.
            var bin = Math.Clamp((int)Math.Ceiling(confidence * bins) - 1, 0, bins - 1);
            counts[bin]++;
            confidences[bin] += confidence;
            rights[bin] += isRight ? 1 : 0;
        }

        var filled = Enumerable.Range(0, bins).Where(bin => counts[bin] > 0)
            .Select(bin => new CalibrationBin((double)bin / bins, (bin + 1.0) / bins, counts[bin], confidences[bin] / counts[bin], (double)rights[bin] / counts[bin]));
        return new Calibration([.. filled], counts.Sum());
    }
}
