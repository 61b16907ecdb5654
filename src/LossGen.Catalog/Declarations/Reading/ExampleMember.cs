using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>A public readable member of the example type with the attributes on it.</summary>
internal readonly struct ExampleMember(ISymbol symbol, ITypeSymbol type, DeclaredAttributes attributes)
{
    public ISymbol Symbol { get; } = symbol;

    public ITypeSymbol Type { get; } = type;

    public DeclaredAttributes Attributes { get; } = attributes;

    public string Name => Symbol.Name;

    public Location Location => Symbols.LocationOf(Symbol);
}
