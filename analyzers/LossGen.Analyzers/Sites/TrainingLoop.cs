using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Sites;

/// <summary>A loop and all that happens in one round of it, inner loops included.</summary>
internal sealed class TrainingLoop
{
    public TrainingLoop(SyntaxNode node, TrainingLoop? outer)
    {
        Node = node;
        Outer = outer;
    }

    public SyntaxNode Node { get; }

    public TrainingLoop? Outer { get; }

    public List<Effect> Effects { get; } = [];

    /// <summary>Whether a round looks like a batch rather than an epoch: it lies in another loop, or its variable is not called an epoch.</summary>
    public bool LooksLikeBatches => Outer is not null || !(VariableName() is { } name && name.StartsWith("e", StringComparison.OrdinalIgnoreCase));

    public bool Has(EffectKind kind) => Effects.Any(effect => effect.Kind == kind);

    private string? VariableName() => Node switch
    {
        ForStatementSyntax { Declaration.Variables: [var variable, ..] } => variable.Identifier.ValueText,
        ForEachStatementSyntax each => each.Identifier.ValueText,
        _ => null,
    };
}
