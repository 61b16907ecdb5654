using System.Globalization;

namespace LossGen;

/// <summary>Classes that have no names: they are called by their indices.</summary>
public static class ClassRange
{
    /// <summary>The indices.</summary>
    /// <param name="count">The number of classes, C.</param>
    /// <returns>0 to C - 1.</returns>
    public static int[] Indices(int count) => [.. Enumerable.Range(0, count)];

    /// <summary>The indices as reports show them.</summary>
    /// <param name="count">The number of classes, C.</param>
    /// <returns>"0" to "C - 1".</returns>
    public static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(index => index.ToString(CultureInfo.InvariantCulture))];
}
