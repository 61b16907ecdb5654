using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Interpretation;

/// <summary>The types and static members whose values are being found out: one that asks for itself again is not known.</summary>
internal sealed class Construction
{
    private readonly ImmutableHashSet<ISymbol> _inside;

    private Construction(ImmutableHashSet<ISymbol> inside) => _inside = inside;

    /// <summary>Nothing is being found out.</summary>
    public static Construction None { get; } = new(ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default));

    /// <summary>How many ask for each other.</summary>
    public int Depth => _inside.Count;

    public bool Contains(ISymbol symbol) => _inside.Contains(symbol);

    public Construction With(ISymbol symbol) => new(_inside.Add(symbol));
}
