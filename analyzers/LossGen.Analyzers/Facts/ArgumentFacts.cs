namespace LossGen.Analyzers.Facts;

/// <summary>The arguments of a call by the names of its parameters.</summary>
internal sealed class ArgumentFacts : IEquatable<ArgumentFacts>
{
    // Few enough that looking at each beats a table.
    private readonly KeyValuePair<string, ArgumentFact>[] _arguments;

    public ArgumentFacts(IEnumerable<KeyValuePair<string, ArgumentFact>> arguments)
        : this(arguments.ToArray())
    {
    }

    /// <summary>Takes the arguments over.</summary>
    public ArgumentFacts(KeyValuePair<string, ArgumentFact>[] arguments) => _arguments = arguments;

    /// <summary>No argument is known.</summary>
    public static ArgumentFacts None { get; } = new([]);

    /// <summary>The arguments of a call that has none.</summary>
    public static ArgumentFacts Empty { get; } = new([]);

    /// <summary>Whether the call is in sight, so that what is not written has its default.</summary>
    public bool AreKnown => !ReferenceEquals(this, None);

    /// <summary>The argument of a parameter.</summary>
    public ArgumentFact this[string parameter] => FirstOf(parameter) ?? ArgumentFact.Unknown;

    /// <summary>All arguments.</summary>
    public IEnumerable<KeyValuePair<string, ArgumentFact>> All => _arguments;

    /// <summary>The argument of a parameter; null where the method has no parameter of that name.</summary>
    public ArgumentFact? FirstOf(string parameter)
    {
        foreach (var argument in _arguments)
        {
            if (argument.Key == parameter) return argument.Value;
        }

        return null;
    }

    /// <summary>The first parameter of these names that there is.</summary>
    public ArgumentFact? FirstOf(string first, string second) => FirstOf(first) ?? FirstOf(second);

    /// <summary>The first parameter of these names that there is.</summary>
    public ArgumentFact? FirstOf(string first, string second, string third) => FirstOf(first) ?? FirstOf(second) ?? FirstOf(third);

    /// <summary>The first parameter of these names that there is.</summary>
    public ArgumentFact? FirstOf(string[] parameters)
    {
        foreach (var parameter in parameters)
        {
            if (FirstOf(parameter) is { } argument) return argument;
        }

        return null;
    }

    public bool Equals(ArgumentFacts? other) =>
        ReferenceEquals(this, other)
        || (other is not null && AreKnown && other.AreKnown && _arguments.Length == other._arguments.Length
            && _arguments.All(argument => argument.Value.Equals(other.FirstOf(argument.Key))));

    public override bool Equals(object? obj) => Equals(obj as ArgumentFacts);

    public override int GetHashCode() => _arguments.Length;
}
