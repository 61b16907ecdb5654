using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Gathers what is wrong with one declaration.</summary>
/// <param name="model">The model that declares the task.</param>
internal sealed class ProblemList(INamedTypeSymbol model)
{
    private readonly ImmutableArray<DeclarationProblem>.Builder _problems = ImmutableArray.CreateBuilder<DeclarationProblem>();

    public bool HasErrors { get; private set; }

    /// <summary>The label, once it is known: fixes of everything that is found from then on may need it.</summary>
    public ISymbol? Label { get; set; }

    public void Add(RuleDefinition rule, Location location, params object[] arguments) =>
        Add(rule, location, ImmutableDictionary<string, string?>.Empty, arguments);

    public void Add(RuleDefinition rule, Location location, ImmutableDictionary<string, string?> properties, params object[] arguments)
    {
        properties = properties.SetItem(ProblemProperties.Model, model.GetDocumentationCommentId());
        if (Label is not null)
            properties = properties.SetItem(ProblemProperties.Label, IdOf(Label));

        var problem = new DeclarationProblem(rule, location, ImmutableArray.Create(arguments), properties);
        HasErrors |= problem.IsError;
        _problems.Add(problem);
    }

    public ImmutableArray<DeclarationProblem> ToImmutable() => _problems.ToImmutable();

    /// <summary>What a fix needs to know.</summary>
    public static ImmutableDictionary<string, string?> Properties(params (string Key, string Value)[] values) =>
        values.Where(value => value.Value.Length > 0).ToImmutableDictionary(value => value.Key, value => (string?)value.Value);

    /// <summary>What finds a symbol again in another state of the source.</summary>
    public static string IdOf(ISymbol symbol) => symbol.GetDocumentationCommentId() ?? "";

    public static string IdsOf(IEnumerable<ISymbol> symbols) => string.Join(";", symbols.Select(IdOf).Where(id => id.Length > 0));
}
