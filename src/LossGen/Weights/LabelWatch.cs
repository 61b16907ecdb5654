namespace LossGen;

/// <summary>Looks at the labels of the first epoch as they go by, and warns of what no model can learn from.</summary>
/// <param name="tables">The weight tables of the losses, which see every label.</param>
/// <param name="warn">Takes the warnings.</param>
internal sealed class LabelWatch(IReadOnlyList<IWeightTable> tables, Action<string> warn)
{
    private bool _isOver;

    /// <summary>From here on the labels are those of training examples.</summary>
    public void GoOn() => Watch(!_isOver);

    /// <summary>From here on they are others.</summary>
    public void Pause() => Watch(false);

    /// <summary>Every training example was seen.</summary>
    public void Judge()
    {
        if (_isOver)
            return;

        _isOver = true;
        Watch(false);
        foreach (var table in tables)
        {
            if (table.Warning is { } warning)
                warn(warning);
        }
    }

    private void Watch(bool isWatching)
    {
        for (var index = 0; index < tables.Count; index++)
            tables[index].IsWatching = isWatching;
    }
}
