namespace LossGen.Analyzers.Interpretation;

/// <summary>What is known by key. Copies share one dictionary until one of them changes it.</summary>
internal sealed class Table<TKey, TValue>(IEqualityComparer<TKey>? comparer)
    where TKey : notnull
    where TValue : class
{
    private Dictionary<TKey, TValue>? _values;
    private bool _isShared;

    /// <summary>What stands for the contents: once the table is copied, another change makes another.</summary>
    public object? Version => _values;

    public bool IsEmpty => _values is null || _values.Count == 0;

    public IEnumerable<KeyValuePair<TKey, TValue>> All => _values ?? Enumerable.Empty<KeyValuePair<TKey, TValue>>();

    public TValue? Find(TKey key) => _values is not null && _values.TryGetValue(key, out var value) ? value : null;

    public void Set(TKey key, TValue value)
    {
        if (_values is not null && _values.TryGetValue(key, out var known) && ReferenceEquals(known, value)) return;

        Own()[key] = value;
    }

    /// <summary>Forgets the values that a condition holds of.</summary>
    public void Remove(Func<TValue, bool> condition)
    {
        if (_values is null || !_values.Values.Any(condition)) return;

        foreach (var key in _values.Where(pair => condition(pair.Value)).Select(pair => pair.Key).ToArray()) Own().Remove(key);
    }

    /// <summary>Forgets the keys that a condition holds of.</summary>
    public void RemoveKeys(Func<TKey, bool> condition)
    {
        if (_values is null || !_values.Keys.Any(condition)) return;

        foreach (var key in _values.Keys.Where(condition).ToArray()) Own().Remove(key);
    }

    public Table<TKey, TValue> Copy()
    {
        _isShared = true;
        return new(comparer) { _values = _values, _isShared = true };
    }

    /// <summary>Keeps what is known here and there; false where nothing changed.</summary>
    /// <param name="other">The other table.</param>
    /// <param name="join">What is left of two values; null for nothing.</param>
    /// <param name="otherwise">What a value is where a table does not say it; null where nothing is known then.</param>
    public bool Join(Table<TKey, TValue> other, Func<TValue, TValue, TValue?> join, Func<TKey, TValue>? otherwise = null)
    {
        if (ReferenceEquals(_values, other._values)) return false;

        List<KeyValuePair<TKey, TValue?>>? changes = null;
        foreach (var pair in All)
        {
            var value = other.Find(pair.Key) ?? otherwise?.Invoke(pair.Key);
            if (ReferenceEquals(pair.Value, value)) continue;

            var both = value is null ? null : join(pair.Value, value);
            if (both is null || !both.Equals(pair.Value)) (changes ??= []).Add(new(pair.Key, both));
        }

        if (otherwise is not null)
        {
            foreach (var pair in other.All)
            {
                if (_values?.ContainsKey(pair.Key) == true) continue;

                var mine = otherwise(pair.Key);
                if (join(mine, pair.Value) is { } both && !both.Equals(mine)) (changes ??= []).Add(new(pair.Key, both));
            }
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

    /// <summary>Whether a value that matters is another one there.</summary>
    public bool Differ(Table<TKey, TValue> other, Func<TValue, bool> matters)
    {
        if (ReferenceEquals(_values, other._values)) return false;

        foreach (var pair in All)
        {
            if (other.Find(pair.Key) is { } value && !ReferenceEquals(pair.Value, value) && (matters(pair.Value) || matters(value)) && !pair.Value.Equals(value)) return true;
        }

        return false;
    }

    private Dictionary<TKey, TValue> Own()
    {
        if (_values is null) _values = new(comparer);
        else if (_isShared) _values = new(_values, comparer);

        _isShared = false;
        return _values;
    }
}
