namespace LossGen;

/// <summary>How much the positive class counts in a binary cross-entropy, for each label: given, or computed from the training labels.</summary>
public sealed class PositiveWeights
{
    private PositiveWeights(ClassWeighting? weighting, double[] values)
    {
        Weighting = weighting;
        Values = values;
    }

    /// <summary>Positives and negatives contribute equally: the number of negatives over the number of positives, for each label. A label with no positives or no negatives weighs 1.</summary>
    public static PositiveWeights Balanced { get; } = new(ClassWeighting.Balanced, []);

    /// <summary>The rule that computes the weights, or null when they are given.</summary>
    public ClassWeighting? Weighting { get; }

    /// <summary>The weights given: one, or one per label; empty when they are computed.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Gives one weight, or one per label.</summary>
    /// <param name="weights">Finite and above 0. Checked when the trainer is built.</param>
    /// <returns>The weights.</returns>
    public static PositiveWeights Of(params double[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new PositiveWeights(null, [.. weights]);
    }

    /// <summary>The weights as one would write them.</summary>
    /// <returns>For example "Balanced" or "2.5".</returns>
    public override string ToString() => Weighting is { } weighting ? weighting.ToString() : WeightText.Join(Values);
}
