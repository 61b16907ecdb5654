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
    /// <param name="rows">The rows.</param>
    /// <param name="seed">Decides which are held out.</param>
    /// <param name="create">Makes an example of scaled numbers and the rest.</param>
    /// <param name="group">What rows have in common that are trained on or held out together; each row is its own group where it is null.</param>
    public static (IReadOnlyList<TExample> Train, IReadOnlyList<TExample> Test) Prepare<TOther, TExample>(
        IReadOnlyList<(float[] Numbers, TOther Other)> rows,
        int seed,
        Func<float[], TOther, TExample> create,
        Func<float[], TOther, string>? group = null)
    {
        var (train, test) = group is null ? Split(rows, seed) : LossGen.Split.Grouped(rows, row => group(row.Numbers, row.Other), HeldOut, seed);
        var scale = Standardizer.Fit([.. train.Select(row => row.Numbers)]);
        return (Examples(train), Examples(test));

        IReadOnlyList<TExample> Examples(IReadOnlyList<(float[] Numbers, TOther Other)> part) =>
            [.. part.Select(row => create(scale.Scale(row.Numbers), row.Other))];
    }
}
