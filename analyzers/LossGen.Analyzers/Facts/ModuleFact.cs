using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>A module and what is known of how it was made.</summary>
/// <param name="Creation">The call that made it; null where that is out of sight.</param>
internal abstract record ModuleFact(SyntaxNode? Creation) : Value;

/// <summary>A layer of the table.</summary>
internal sealed record LayerFact(LayerOperation Layer, ArgumentFacts Arguments, SyntaxNode? Creation) : ModuleFact(Creation);

/// <summary>A loss module and its options.</summary>
internal sealed record LossFact(LossCall Loss, ArgumentFacts Options, SyntaxNode? Creation) : ModuleFact(Creation);

/// <summary>Layers one after the other, as the text of an initializer says.</summary>
internal sealed record SequentialFact(IReadOnlyList<ModuleFact> Children, SyntaxNode? Creation) : ModuleFact(Creation)
{
    public bool Equals(SequentialFact? other) => other is not null && Creation == other.Creation && Children.SequenceEqual(other.Children);

    public override int GetHashCode() => Children.Count;
}
