using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Sites;

/// <summary>What happens in one round of training.</summary>
/// <param name="Node">The loop, or the method that others call in a loop.</param>
/// <param name="Effects">All that happens in it, inner loops included.</param>
/// <param name="Own">What happens in it and in no inner loop.</param>
internal sealed record TrainingRound(SyntaxNode Node, IReadOnlyList<Effect> Effects, IReadOnlyList<Effect> Own)
{
    /// <summary>Whether it is a round of a loop.</summary>
    public bool IsLoop { get; init; }

    public bool Has(EffectKind kind) => Effects.Any(effect => effect.Kind == kind);

    /// <summary>
    /// Whether nobody but this round can do something to an optimizer: always in a loop, and where the method is a round by itself, only for one that
    /// its class keeps to itself and that no other member of the class says the word for.
    /// </summary>
    public bool IsAlone(Effect of, string word) => IsLoop
        || (of.Symbol is IFieldSymbol { DeclaredAccessibility: Accessibility.Private, IsStatic: false }
            && Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && !type.DescendantTokens().Any(token => token.ValueText == word)
            && !type.DescendantTokens().Any(static token => token.ValueText == "grad"));
}
