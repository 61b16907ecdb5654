using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Questions about symbols that several readers ask.</summary>
internal static class Symbols
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat InWords = SymbolDisplayFormat.MinimallyQualifiedFormat;

    /// <summary>The type as it can be written anywhere.</summary>
    public static string ToQualified(this ITypeSymbol type) => PlainName(type) ?? type.ToDisplayString(Qualified);

    /// <summary>The type as a person writes it.</summary>
    public static string ToWords(this ITypeSymbol type) => type.ToDisplayString(InWords);

    public static TypeDeclaration ToDeclaration(this INamedTypeSymbol type) => new(type.ToQualified(), MetadataNameOf(type), type.Name);

    /// <summary>The namespace, outer types and name with arity, as reflection spells them.</summary>
    public static string MetadataNameOf(INamedTypeSymbol type)
    {
        var name = type.MetadataName;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = outer.MetadataName + "+" + name;

        return type.ContainingNamespace.IsGlobalNamespace ? name : NameOf(type.ContainingNamespace) + "." + name;
    }

    /// <summary>The names of a namespace and those around it, with points between.</summary>
    public static string NameOf(INamespaceSymbol space, bool isEscaped = false)
    {
        var name = isEscaped ? CSharpIdentifier.Escape(space.Name) : space.Name;
        return space.ContainingNamespace is { IsGlobalNamespace: false } outer ? NameOf(outer, isEscaped) + "." + name : name;
    }

    /// <summary>The qualified name of what has neither arguments nor parts, which is nearly everything here, or null: the compiler's own way to it is long.</summary>
    private static string? PlainName(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Int32 => "int",
        SpecialType.System_Int64 => "long",
        SpecialType.System_Single => "float",
        SpecialType.System_Double => "double",
        SpecialType.None when type is INamedTypeSymbol { IsGenericType: false, IsTupleType: false, ContainingType: null, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Enum or TypeKind.Interface, NullableAnnotation: not NullableAnnotation.Annotated } =>
            type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"global::{NameOf(space, isEscaped: true)}.{CSharpIdentifier.Escape(type.Name)}" : null,
        _ => null,
    };

    public static bool IsTensor(this ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Tensor", ContainingType: { Name: "torch", ContainingNamespace.Name: "TorchSharp" } };

    /// <summary>Whether the namespace is the root namespace of that name.</summary>
    public static bool IsRoot(this INamespaceSymbol? space, string name) =>
        space is not null && space.Name == name && space.ContainingNamespace is { IsGlobalNamespace: true };

    /// <summary>Why a class beside the type could not name it, or null where it can.</summary>
    public static string? WhyInaccessible(INamedTypeSymbol type)
    {
        if (type.IsFileLocal)
            return "it is local to its file";

        for (var level = type; level is not null; level = level.ContainingType)
        {
            if (level.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
                return SymbolEqualityComparer.Default.Equals(level, type) ? "it is " + InWordsOf(level.DeclaredAccessibility) : $"'{level.Name}', which contains it, is {InWordsOf(level.DeclaredAccessibility)}";
        }

        return null;
    }

    /// <summary>Whether everybody who references the assembly can name the type.</summary>
    public static bool IsPublic(INamedTypeSymbol type)
    {
        for (var level = type; level is not null; level = level.ContainingType)
        {
            if (level.DeclaredAccessibility != Accessibility.Public)
                return false;
        }

        return true;
    }

    public static Location LocationOf(ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;

    private static string InWordsOf(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Private => "private",
        Accessibility.Protected => "protected",
        _ => "private protected",
    };
}
