using nietras.SeparatedValues;

namespace Samples;

/// <summary>From a CSV file to examples to train on and examples held out.</summary>
internal static class Table
{
    private const double HeldOut = 0.2;

    /// <summary>Opens a table that was copied beside the program.</summary>
    public static SepReader Open(string name) => Sep.New(',').Reader().FromFile(Path.Combine(AppContext.BaseDirectory, name));

    /// <summary>Draws a fifth of the rows by seed and holds them out.</summary>
    public static (IReadOnlyList<T> Train, IReadOnlyList<T> Test) Split<T>(IReadOnlyList<T> rows, int seed)
    {
        var shuffled = rows.ToArray();
        new Random(seed).Shuffle(shuffled);
        var test = (int)Math.Round(shuffled.Length * HeldOut);
        return (shuffled[test..], shuffled[..test]);
    }

    /// <summary>Splits rows of numbers and something else, scales the numbers by the training rows, and makes examples of them.</summary>
    public static (IReadOnlyList<TExample> Train, IReadOnlyList<TExample> Test) Prepare<TOther, TExample>(
        IReadOnlyList<(float[] Numbers, TOther Other)> rows,
        int seed,
        Func<float[], TOther, TExample> create)
    {
        var (train, test) = Split(rows, seed);
        var scale = Standardizer.Fit([.. train.Select(row => row.Numbers)]);
        return (Examples(train), Examples(test));

        IReadOnlyList<TExample> Examples(IReadOnlyList<(float[] Numbers, TOther Other)> part) =>
            [.. part.Select(row => create(scale.Scale(row.Numbers), row.Other))];
    }
}
