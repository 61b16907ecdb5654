namespace LossGen;

/// <summary>How often each class was taken for each other one. With many classes only the pairs that occur take memory.</summary>
public sealed class ConfusionMatrix
{
    /// <summary>From here on the table of all pairs would be larger than what occurs.</summary>
    private const int MostInTable = 1024;

    private readonly long[]? _table;
    private readonly Dictionary<(int Actual, int Predicted), long>? _pairs;
    private readonly long[] _actual;
    private readonly long[] _predicted;

    internal ConfusionMatrix(IReadOnlyList<string> classes)
    {
        Classes = classes;
        _actual = new long[classes.Count];
        _predicted = new long[classes.Count];
        if (classes.Count <= MostInTable)
            _table = new long[classes.Count * classes.Count];
        else
            _pairs = [];
    }

    private ConfusionMatrix(ConfusionMatrix other)
    {
        Classes = other.Classes;
        _actual = [.. other._actual];
        _predicted = [.. other._predicted];
        _table = other._table is null ? null : [.. other._table];
        _pairs = other._pairs is null ? null : new(other._pairs);
    }

    /// <summary>The classes in the order of their indices.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The number of examples of one class that were taken for another.</summary>
    /// <param name="actual">The index of the class that they are.</param>
    /// <param name="predicted">The index of the class that they were taken for.</param>
    public long this[int actual, int predicted] => _table is not null ? _table[(actual * Classes.Count) + predicted] : _pairs!.GetValueOrDefault((actual, predicted));

    /// <summary>The number of examples of a class.</summary>
    /// <param name="actual">The index of the class.</param>
    /// <returns>The sum of its row.</returns>
    public long Actual(int actual) => _actual[actual];

    /// <summary>The number of examples that were taken for a class.</summary>
    /// <param name="predicted">The index of the class.</param>
    /// <returns>The sum of its column.</returns>
    public long Predicted(int predicted) => _predicted[predicted];

    internal void Add(int actual, int predicted)
    {
        _actual[actual]++;
        _predicted[predicted]++;
        if (_table is not null)
            _table[(actual * Classes.Count) + predicted]++;
        else
            _pairs![(actual, predicted)] = _pairs.GetValueOrDefault((actual, predicted)) + 1;
    }

    internal ConfusionMatrix Copy() => new(this);
}
