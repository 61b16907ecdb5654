using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Gathers what is wrong with one declaration.</summary>
internal sealed class ProblemList
{
    private readonly ImmutableArray<DeclarationProblem>.Builder _problems = ImmutableArray.CreateBuilder<DeclarationProblem>();

    public bool HasErrors { get; private set; }

    public void Add(RuleDefinition rule, Location location, params object[] arguments) =>
        Add(rule, location, ImmutableDictionary<string, string?>.Empty, arguments);

    public void Add(RuleDefinition rule, Location location, ImmutableDictionary<string, string?> properties, params object[] arguments)
    {
        var problem = new DeclarationProblem(rule, location, ImmutableArray.Create(arguments), properties);
        HasErrors |= problem.IsError;
        _problems.Add(problem);
    }

    public ImmutableArray<DeclarationProblem> ToImmutable() => _problems.ToImmutable();

    /// <summary>What a fix needs to know.</summary>
    public static ImmutableDictionary<string, string?> Properties(params (string Key, string Value)[] values) =>
        values.ToImmutableDictionary(value => value.Key, value => (string?)value.Value);
}
