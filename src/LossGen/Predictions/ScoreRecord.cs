namespace LossGen;

/// <summary>The outputs of an evaluation, label by label, with what is true.</summary>
internal sealed class ScoreRecord
{
    private readonly List<(float Output, bool Applies)>[] _labels;

    public ScoreRecord(int labels)
    {
        _labels = new List<(float, bool)>[labels];
        for (var label = 0; label < labels; label++)
            _labels[label] = [];
    }

    /// <summary>Adds an example.</summary>
    public void Add(int label, float output, bool applies) => _labels[label].Add((output, applies));

    /// <summary>What was seen of a label, from the highest output to the lowest.</summary>
    public (float Output, bool Applies)[] Descending(int label)
    {
        var all = _labels[label].ToArray();
        Array.Sort(all, static (first, second) => second.Output.CompareTo(first.Output));
        return all;
    }
}
