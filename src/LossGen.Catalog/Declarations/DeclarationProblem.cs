using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations;

/// <summary>Something wrong with a declaration, and where.</summary>
/// <param name="Rule">What is wrong.</param>
/// <param name="Location">Where.</param>
/// <param name="Arguments">What fills the rule's message.</param>
/// <param name="Properties">What a fix needs to know; see <see cref="ProblemProperties"/>.</param>
public sealed record DeclarationProblem(
    RuleDefinition Rule,
    Location Location,
    ImmutableArray<object> Arguments,
    ImmutableDictionary<string, string?> Properties)
{
    public bool IsError => Rule.Severity == DiagnosticSeverity.Error;
}
