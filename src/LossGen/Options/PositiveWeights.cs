using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace LossGen;

/// <summary>How much the positive class counts in a binary cross-entropy, for each label: given, or computed from the training labels.</summary>
[TypeConverter(typeof(ParsableConverter<PositiveWeights>))]
public sealed class PositiveWeights : IParsable<PositiveWeights>
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

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <param name="s">"Balanced", or numbers with commas between them.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The weights.</returns>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static PositiveWeights Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException($"\"{s}\" gives no weights. Expected \"Balanced\" or numbers: \"0.1, 0.9\".");

    /// <summary>Reads what <see cref="ToString"/> writes, where it can be read.</summary>
    /// <param name="s">"Balanced", or numbers with commas between them.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The weights.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out PositiveWeights result)
    {
        result = WeightText.IsBalanced(s) ? Balanced : WeightText.TrySplit(s, out var values) ? Of(values) : null;
        return result is not null;
    }

    /// <summary>The weights as one would write them.</summary>
    /// <returns>For example "Balanced" or "2.5".</returns>
    public override string ToString() => Weighting is { } weighting ? weighting.ToString() : WeightText.Join(Values);
}
