using System.Globalization;

namespace LossGen;

/// <summary>
/// Sets of classes that hold the true one in a stated share of the cases, whatever the model (split conformal prediction; Vovk et al., 2005): large where the model is unsure. The promise holds on average over new examples that come from where
/// those came from that the sets were fitted with.
/// </summary>
public sealed class ConformalSets
{
    private ConformalSets(double coverage, double least, long examples)
    {
        Coverage = coverage;
        LeastProbability = least;
        Examples = examples;
    }

    /// <summary>The share of sets that hold the true class.</summary>
    public double Coverage { get; }

    /// <summary>From what probability on a class belongs to the set; 0 where too few examples were given for the coverage, so that every set has all classes.</summary>
    public double LeastProbability { get; }

    /// <summary>Examples that they were fitted with.</summary>
    public long Examples { get; }

    /// <summary>Fits them.</summary>
    /// <typeparam name="T">The label's type.</typeparam>
    /// <param name="predictions">Predictions of examples that neither the model nor a <see cref="TemperatureScaling"/> was fitted with.</param>
    /// <param name="classIndices">The classes that they are of, as indices in the order of the probabilities.</param>
    /// <param name="coverage">The share of sets that is to hold the true class: above 0 and below 1; 0.9 by default.</param>
    /// <returns>The sets.</returns>
    /// <exception cref="DataException">There are no predictions, not as many labels, or a label is out of range.</exception>
    public static ConformalSets Fit<T>(IReadOnlyList<ClassPrediction<T>> predictions, IReadOnlyList<int> classIndices, double coverage = 0.9)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(classIndices);
        CalibrationData.Verify(predictions.Count, classIndices.Count);
        if (!(coverage is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(coverage), coverage, "Expected a share above 0 and below 1: 0.9 is usual.");

        // The score is 1 - p of the true class; its quantile is that of n + 1 examples, of which the new one is one.
        var probabilities = predictions.Select((prediction, index) => (double)CalibrationData.Probability(prediction, classIndices[index], index)).OrderDescending().ToArray();
        var rank = (int)Math.Ceiling((probabilities.Length + 1) * coverage);
        return new ConformalSets(coverage, rank > probabilities.Length ? 0 : probabilities[rank - 1], probabilities.Length);
    }

    /// <summary>The set of a prediction.</summary>
    /// <typeparam name="T">The label's type.</typeparam>
    /// <param name="prediction">A prediction of the same model.</param>
    /// <returns>The class indices, the most probable first. May be empty, where the example is like none of any class.</returns>
    public IReadOnlyList<int> Of<T>(ClassPrediction<T> prediction)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        return [.. Enumerable.Range(0, prediction.Probabilities.Count).Where(index => prediction.Probabilities[index] >= LeastProbability).OrderByDescending(index => prediction.Probabilities[index])];
    }

    /// <summary>The sets in words.</summary>
    /// <returns>For example "classes of a probability of at least 0.12, for a coverage of 0.9 (400 examples)".</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"classes of a probability of at least {LeastProbability:0.####}, for a coverage of {Coverage} ({Examples} examples)");
}
