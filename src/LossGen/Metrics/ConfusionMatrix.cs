namespace LossGen;

/// <summary>How often each class was taken for each other one.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts;

    internal ConfusionMatrix(IReadOnlyList<string> classes)
    {
        Classes = classes;
        _counts = new long[classes.Count * classes.Count];
    }

    private ConfusionMatrix(IReadOnlyList<string> classes, long[] counts)
    {
        Classes = classes;
        _counts = counts;
    }

    /// <summary>The classes in the order of their indices.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The number of examples of one class that were taken for another.</summary>
    /// <param name="actual">The index of the class that they are.</param>
    /// <param name="predicted">The index of the class that they were taken for.</param>
    public long this[int actual, int predicted] => _counts[(actual * Classes.Count) + predicted];

    /// <summary>The number of examples of a class.</summary>
    /// <param name="actual">The index of the class.</param>
    /// <returns>The sum of its row.</returns>
    public long Actual(int actual)
    {
        var sum = 0L;
        for (var predicted = 0; predicted < Classes.Count; predicted++)
            sum += this[actual, predicted];

        return sum;
    }

    /// <summary>The number of examples that were taken for a class.</summary>
    /// <param name="predicted">The index of the class.</param>
    /// <returns>The sum of its column.</returns>
    public long Predicted(int predicted)
    {
        var sum = 0L;
        for (var actual = 0; actual < Classes.Count; actual++)
            sum += this[actual, predicted];

        return sum;
    }

    internal void Add(int actual, int predicted) => _counts[(actual * Classes.Count) + predicted]++;

    internal ConfusionMatrix Copy() => new(Classes, [.. _counts]);
}
