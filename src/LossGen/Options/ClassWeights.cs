namespace LossGen;

/// <summary>How much each class counts in a cross-entropy: given, or computed from the training labels.</summary>
public sealed class ClassWeights
{
    private ClassWeights(ClassWeighting? weighting, double[] values)
    {
        Weighting = weighting;
        Values = values;
    }

    /// <summary>
    /// Every class contributes equally: class c weighs N / (C n_c), where n_c counts its training examples, N all of them,
    /// and C the classes that have any. A class without training examples weighs 1.
    /// </summary>
    public static ClassWeights Balanced { get; } = new(ClassWeighting.Balanced, []);

    /// <summary>The rule that computes the weights, or null when they are given.</summary>
    public ClassWeighting? Weighting { get; }

    /// <summary>The weights given, in the order of the class indices; empty when they are computed.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Gives one weight per class.</summary>
    /// <param name="weights">Finite, not negative, not all 0; in the order of the class indices. Checked when the trainer is built.</param>
    /// <returns>The weights.</returns>
    public static ClassWeights Of(params double[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new ClassWeights(null, [.. weights]);
    }

    /// <summary>The weights as one would write them.</summary>
    /// <returns>For example "Balanced" or "0.1, 0.9".</returns>
    public override string ToString() => Weighting is { } weighting ? weighting.ToString() : WeightText.Join(Values);
}
