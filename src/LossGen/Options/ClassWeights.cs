using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace LossGen;

/// <summary>How much each class counts in a cross-entropy: given, or computed from the training labels.</summary>
[TypeConverter(typeof(ParsableConverter<ClassWeights>))]
public sealed class ClassWeights : IParsable<ClassWeights>
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

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <param name="s">"Balanced", or numbers with commas between them.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The weights.</returns>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static ClassWeights Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException($"\"{s}\" gives no weights. Expected \"Balanced\" or numbers: \"0.1, 0.9\".");

    /// <summary>Reads what <see cref="ToString"/> writes, where it can be read.</summary>
    /// <param name="s">"Balanced", or numbers with commas between them.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The weights.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out ClassWeights result)
    {
        result = WeightText.IsBalanced(s) ? Balanced : WeightText.TrySplit(s, out var values) ? Of(values) : null;
        return result is not null;
    }

    /// <summary>The weights as one would write them.</summary>
    /// <returns>For example "Balanced" or "0.1, 0.9".</returns>
    public override string ToString() => Weighting is { } weighting ? weighting.ToString() : WeightText.Join(Values);
}
