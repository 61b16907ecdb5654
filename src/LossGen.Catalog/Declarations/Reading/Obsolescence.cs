using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>What is marked [Obsolete]: code that names it is warned, or does not compile.</summary>
internal static class Obsolescence
{
    /// <summary>Why nothing may name a symbol.</summary>
    public const string Why = "it is marked [Obsolete] as an error, so no code may name it";

    /// <summary>What to do about it.</summary>
    public const string Remedy = "Make it a warning, or remove the attribute";

    public static bool IsObsolete(ISymbol symbol) => Find(symbol) is not null;

    /// <summary>Whether naming it is an error.</summary>
    public static bool IsForbidden(ISymbol symbol) => Find(symbol) is { ConstructorArguments: [_, { Value: true }, ..] };

    /// <summary>Whether a type, one around it, or an argument of it must not be named.</summary>
    public static bool IsForbidden(ITypeSymbol type) => Parts(type).Any(part => IsForbidden((ISymbol)part));

    /// <summary>Whether a type, one around it, or an argument of it is obsolete.</summary>
    public static bool IsObsolete(ITypeSymbol type) => Parts(type).Any(part => IsObsolete((ISymbol)part));

    private static IEnumerable<ITypeSymbol> Parts(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            return Parts(array.ElementType);

        if (type is not INamedTypeSymbol { SpecialType: SpecialType.None or SpecialType.System_Nullable_T } named)
            return [];

        IEnumerable<ITypeSymbol> parts = [named];
        if (named.ContainingType is { } outer)
            parts = parts.Concat(Parts(outer));

        return named.TypeArguments.IsEmpty ? parts : parts.Concat(named.TypeArguments.SelectMany(Parts));
    }

    private static AttributeData? Find(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
                return attribute;
        }

        return null;
    }
}
