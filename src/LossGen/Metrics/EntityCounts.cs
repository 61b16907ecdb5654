namespace LossGen;

/// <summary>Counts entities that were predicted, that there are, and that agree in type and both ends.</summary>
internal sealed class EntityCounts(EntityTag[] tags)
{
    private readonly SortedDictionary<string, (long Right, long Predicted, long Actual)> _types = Types(tags);
    private readonly List<EntityTag> _actual = [];
    private readonly List<EntityTag> _predicted = [];
    private readonly List<EntitySpan> _actualSpans = [];
    private readonly List<EntitySpan> _predictedSpans = [];

    /// <summary>Adds a token of the sequence at hand.</summary>
    public void Add(int actual, int predicted)
    {
        _actual.Add(tags[actual]);
        _predicted.Add(tags[predicted]);
    }

    /// <summary>Ends the sequence: no entity goes on in the next.</summary>
    public void End()
    {
        Read(_actual, _actualSpans);
        Read(_predicted, _predictedSpans);
        foreach (var span in _actualSpans)
            Count(span.Type, 0, 0, 1);

        foreach (var span in _predictedSpans)
            Count(span.Type, _actualSpans.Contains(span) ? 1 : 0, 1, 0);
    }

    /// <summary>Each type by itself, by name.</summary>
    public IReadOnlyList<ClassMetrics> ByType() => [.. _types.Select(type => Metrics(type.Key, type.Value))];

    /// <summary>All types together.</summary>
    public ClassMetrics Total() => Metrics("all", (_types.Values.Sum(count => count.Right), _types.Values.Sum(count => count.Predicted), _types.Values.Sum(count => count.Actual)));

    private static ClassMetrics Metrics(string name, (long Right, long Predicted, long Actual) count) =>
        ClassMetrics.Of(name, count.Right, count.Predicted - count.Right, count.Actual - count.Right);

    private static SortedDictionary<string, (long Right, long Predicted, long Actual)> Types(EntityTag[] tags)
    {
        var types = new SortedDictionary<string, (long Right, long Predicted, long Actual)>(StringComparer.Ordinal);
        foreach (var tag in tags.Where(tag => tag.Type.Length > 0))
            types[tag.Type] = default;

        return types;
    }

    private static void Read(List<EntityTag> tags, List<EntitySpan> spans)
    {
        spans.Clear();
        EntityTag.AddSpans(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tags), spans);
        tags.Clear();
    }

    private void Count(string type, int right, int predicted, int actual)
    {
        var (rights, predictions, actuals) = _types[type];
        _types[type] = (rights + right, predictions + predicted, actuals + actual);
    }
}
