namespace LossGen.Analyzers.Facts;

/// <summary>The arguments of a call by the names of its parameters.</summary>
internal sealed class ArgumentFacts : IEquatable<ArgumentFacts>
{
    private readonly Dictionary<string, ArgumentFact> _byName;

    public ArgumentFacts(IEnumerable<KeyValuePair<string, ArgumentFact>> arguments)
    {
        _byName = new(StringComparer.Ordinal);
        foreach (var argument in arguments) _byName[argument.Key] = argument.Value;
    }

    /// <summary>No argument is known.</summary>
    public static ArgumentFacts None { get; } = new([]);

    /// <summary>Whether the call is in sight, so that what is not written has its default.</summary>
    public bool AreKnown => !ReferenceEquals(this, None);

    /// <summary>The argument of a parameter.</summary>
    public ArgumentFact this[string parameter] => _byName.TryGetValue(parameter, out var argument) ? argument : ArgumentFact.Unknown;

    /// <summary>The first parameter of these names that there is.</summary>
    public ArgumentFact? FirstOf(params string[] parameters)
    {
        foreach (var parameter in parameters)
        {
            if (_byName.TryGetValue(parameter, out var argument)) return argument;
        }

        return null;
    }

    /// <summary>All arguments.</summary>
    public IEnumerable<KeyValuePair<string, ArgumentFact>> All => _byName;

    public bool Equals(ArgumentFacts? other) =>
        ReferenceEquals(this, other)
        || (other is not null && AreKnown && other.AreKnown && _byName.Count == other._byName.Count
            && _byName.All(pair => other._byName.TryGetValue(pair.Key, out var argument) && pair.Value.Equals(argument)));

    public override bool Equals(object? obj) => Equals(obj as ArgumentFacts);

    public override int GetHashCode() => _byName.Count;
}
