namespace LossGen.Analyzers.Facts;

/// <summary>The arguments of a call by the names of its parameters.</summary>
internal sealed class ArgumentFacts
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
    public bool AreKnown => this != None;

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
}
