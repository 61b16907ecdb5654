namespace LossGen.Analyzers.Facts;

/// <summary>What is known of variables. Copies share one dictionary until one of them changes it.</summary>
internal sealed class VariableTable<TKey>
    where TKey : notnull
{
    private readonly IEqualityComparer<TKey>? _comparer;
    private Dictionary<TKey, Value>? _values;
    private bool _isShared;

    public VariableTable(IEqualityComparer<TKey>? comparer) => _comparer = comparer;

    public IEnumerable<KeyValuePair<TKey, Value>> All => _values ?? Enumerable.Empty<KeyValuePair<TKey, Value>>();

    public Value this[TKey variable]
    {
        get => _values is not null && _values.TryGetValue(variable, out var value) ? value : Value.Unknown;
        set => Own()[variable] = value;
    }

    public void Forget(TKey variable)
    {
        if (_values?.ContainsKey(variable) == true) Own().Remove(variable);
    }

    /// <summary>Forgets the variables that a condition holds of.</summary>
    public void Forget(Func<TKey, bool> condition)
    {
        if (_values is null) return;

        foreach (var variable in _values.Keys.Where(condition).ToArray()) Own().Remove(variable);
    }

    public VariableTable<TKey> Copy()
    {
        _isShared = true;
        return new(_comparer) { _values = _values, _isShared = true };
    }

    /// <summary>Keeps what is known here and there; false where nothing changed.</summary>
    public bool Join(VariableTable<TKey> other)
    {
        if (_values is null || ReferenceEquals(_values, other._values)) return false;

        List<KeyValuePair<TKey, Value?>>? changes = null;
        foreach (var pair in _values)
        {
            Value? both = null;
            if (other._values is not null && other._values.TryGetValue(pair.Key, out var value))
            {
                if (ReferenceEquals(pair.Value, value)) continue;

                both = pair.Value.Join(value);
                if (both.Equals(pair.Value)) continue;
            }

            (changes ??= []).Add(new(pair.Key, both));
        }

        if (changes is null) return false;

        var values = Own();
        foreach (var change in changes)
        {
            if (change.Value is { } value) values[change.Key] = value;
            else values.Remove(change.Key);
        }

        return true;
    }

    private Dictionary<TKey, Value> Own()
    {
        if (_values is null) _values = new(_comparer);
        else if (_isShared) _values = new(_values, _comparer);

        _isShared = false;
        return _values;
    }
}
