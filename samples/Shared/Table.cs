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

    /// <summary>Draws about a fifth of the rows by seed and holds them out: rows that have something in common are trained on or held out together.</summary>
    public static (IReadOnlyList<T> Train, IReadOnlyList<T> Test) Split<T, TGroup>(IReadOnlyList<T> rows, int seed, Func<T, TGroup> group)
        where TGroup : notnull => LossGen.Split.Grouped(rows, group, HeldOut, seed);
}
