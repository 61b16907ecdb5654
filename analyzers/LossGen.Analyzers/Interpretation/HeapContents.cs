using LossGen.Analyzers.Facts;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Interpretation;

/// <summary>What is in an object: its fields and properties, its elements, its entries, and the mode of a module. Immutable.</summary>
internal sealed record HeapContents
{
    private static readonly Dictionary<ISymbol, Value> NoFields = new(SymbolEqualityComparer.Default);

    private static readonly Dictionary<object, Value> NoEntries = [];

    private IReadOnlyDictionary<ISymbol, Value> _fields = NoFields;

    private IReadOnlyDictionary<object, Value> _entries = NoEntries;

    /// <summary>Nothing is known.</summary>
    public static HeapContents Empty { get; } = new();

    /// <summary>The elements in order; null where it is not known how many there are.</summary>
    public IReadOnlyList<Value>? Elements { get; private init; }

    /// <summary>What each element is, where it is not known how many there are; null where nothing is known of them.</summary>
    public Value? Each { get; private init; }

    /// <summary>How many elements there are, where that is known by a number alone; null where it is not.</summary>
    public Value? Length { get; init; }

    /// <summary>Whether a module trains; null where that is not known.</summary>
    public bool? IsTraining { get; init; }

    /// <summary>The fields and properties that are known.</summary>
    public IEnumerable<KeyValuePair<ISymbol, Value>> Fields => _fields;

    /// <summary>The entries whose keys are constants.</summary>
    public IReadOnlyDictionary<object, Value> Entries => _entries;

    /// <summary>All that it refers to.</summary>
    public IEnumerable<Value> Values =>
        _fields.Values.Concat(Elements ?? (Each is { } each ? [each] : Enumerable.Empty<Value>())).Concat(_entries.Values);

    /// <summary>What each element or entry is, whichever it is; null where that is not known.</summary>
    public Value? AnyElement => Elements is { Count: > 0 } elements ? elements.Aggregate((left, right) => left.Join(right))
        : Each is null && _entries.Count > 0 ? _entries.Values.Aggregate((left, right) => left.Join(right)) : Each;

    /// <summary>The value of a field or property; null where it is not known.</summary>
    public Value? Field(ISymbol member) => _fields.TryGetValue(member.OriginalDefinition, out var value) ? value : null;

    /// <summary>The contents with another value of a field or property.</summary>
    public HeapContents WithField(ISymbol member, Value value)
    {
        var fields = _fields.ToDictionary(pair => pair.Key, pair => pair.Value, SymbolEqualityComparer.Default);
        fields[member.OriginalDefinition] = value;
        return this with { _fields = fields };
    }

    /// <summary>The contents without some fields and properties.</summary>
    public HeapContents WithoutFields(Func<ISymbol, bool> condition) => _fields.Keys.Any(condition)
        ? this with { _fields = _fields.Where(pair => !condition(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value, SymbolEqualityComparer.Default) }
        : this;

    /// <summary>The contents with another value of an entry.</summary>
    public HeapContents WithEntry(object key, Value value)
    {
        var entries = _entries.ToDictionary(pair => pair.Key, pair => pair.Value);
        entries[key] = value;
        return this with { _entries = entries, Each = Each?.Join(value) };
    }

    /// <summary>The contents with these elements.</summary>
    public HeapContents WithElements(IReadOnlyList<Value>? elements, Value? each = null) => this with { Elements = elements, Each = each, Length = null };

    /// <summary>The contents with an element more.</summary>
    public HeapContents WithAdded(Value value) => Elements is { } elements
        ? WithElements([.. elements, value])
        : WithElements(null, Each?.Join(value));

    /// <summary>The contents with an entry of an unknown key.</summary>
    public HeapContents WithAnyEntry(Value value) =>
        this with { _entries = NoEntries, Elements = null, Each = _entries.Values.Aggregate(value, (left, right) => left.Join(right)) };

    /// <summary>What is known where either contents may be.</summary>
    public HeapContents Join(HeapContents other)
    {
        if (ReferenceEquals(this, other)) return this;

        var elements = Elements is { } mine && other.Elements is { } theirs && mine.Count == theirs.Count ? mine.Zip(theirs, (left, right) => left.Join(right)).ToArray() : null;
        return new HeapContents
        {
            _fields = Join(_fields, other._fields, SymbolEqualityComparer.Default),
            _entries = Join(_entries, other._entries, null),
            Elements = elements,
            Each = elements is not null ? null : JoinElements(this, other),
            Length = Equals(Length, other.Length) ? Length : null,
            IsTraining = IsTraining == other.IsTraining ? IsTraining : null,
        };
    }

    public bool Equals(HeapContents? other) =>
        ReferenceEquals(this, other)
        || (other is not null && IsTraining == other.IsTraining && Equals(Length, other.Length) && Equals(Each, other.Each) && Same(_fields, other._fields) && Same(_entries, other._entries)
            && (ReferenceEquals(Elements, other.Elements) || (Elements is not null && other.Elements is not null && Elements.SequenceEqual(other.Elements))));

    public override int GetHashCode() => _fields.Count;

    // Of an empty collection there is no element to differ.
    private static Value? JoinElements(HeapContents left, HeapContents right) =>
        left.Elements is { Count: 0 } ? right.AnyElement
        : right.Elements is { Count: 0 } ? left.AnyElement
        : left.AnyElement is { } a && right.AnyElement is { } b ? a.Join(b) : null;

    private static bool Same<TKey>(IReadOnlyDictionary<TKey, Value> left, IReadOnlyDictionary<TKey, Value> right) =>
        ReferenceEquals(left, right) || (left.Count == right.Count && left.All(pair => right.TryGetValue(pair.Key, out var value) && pair.Value.Equals(value)));

    private static IReadOnlyDictionary<TKey, Value> Join<TKey>(IReadOnlyDictionary<TKey, Value> left, IReadOnlyDictionary<TKey, Value> right, IEqualityComparer<TKey>? comparer)
        where TKey : notnull =>
        ReferenceEquals(left, right) ? left
        : left.Where(pair => right.ContainsKey(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value.Join(right[pair.Key]), comparer);
}
