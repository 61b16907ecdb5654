using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>The attributes of LossGen on one symbol (and, for a member, on the constructor parameter that it comes from).</summary>
internal readonly struct DeclaredAttributes
{
    private const string Suffix = "Attribute";

    public static readonly DeclaredAttributes None = new(ImmutableArray<AttributeData>.Empty);

    private DeclaredAttributes(ImmutableArray<AttributeData> all) => All = all;

    public ImmutableArray<AttributeData> All { get; }

    /// <summary>The attributes on a type or parameter.</summary>
    public static DeclaredAttributes Of(ISymbol? symbol) => Of(symbol, null);

    /// <summary>The attributes on a member of an example, and on the constructor parameter that fills it.</summary>
    public static DeclaredAttributes OfMember(ISymbol member) => OfMember(member, member.ContainingType.InstanceConstructors);

    /// <inheritdoc cref="OfMember(ISymbol)"/>
    /// <param name="member">The member.</param>
    /// <param name="constructors">The constructors of its type.</param>
    public static DeclaredAttributes OfMember(ISymbol member, ImmutableArray<IMethodSymbol> constructors)
    {
        foreach (var constructor in constructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase) && parameter.GetAttributes().Length > 0)
                    return Of(member, parameter);
            }
        }

        return Of(member, null);
    }

    /// <summary>The attribute of that name, without its suffix, or null.</summary>
    public AttributeData? Find(string name)
    {
        foreach (var attribute in All)
        {
            if (IsNamed(attribute.AttributeClass!.Name, name))
                return attribute;
        }

        return null;
    }

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Whether an attribute's class is called so, with or without its suffix.</summary>
    private static bool IsNamed(string type, string name) =>
        type.StartsWith(name, StringComparison.Ordinal) && (type.Length == name.Length || (type.Length == name.Length + Suffix.Length && type.EndsWith(Suffix, StringComparison.Ordinal)));

    /// <summary>The attribute's name as it is written.</summary>
    public static string NameOf(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    public static Location LocationOf(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference is { } reference
            ? Location.Create(reference.SyntaxTree, reference.GetSyntax(cancellation).Span)
            : Location.None;

    private static DeclaredAttributes Of(ISymbol? symbol, ISymbol? second)
    {
        ImmutableArray<AttributeData>.Builder? found = null;
        Gather(symbol, ref found);
        Gather(second, ref found);
        return found is null ? None : new DeclaredAttributes(found.ToImmutable());
    }

    private static void Gather(ISymbol? symbol, ref ImmutableArray<AttributeData>.Builder? found)
    {
        if (symbol is null)
            return;

        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.ContainingNamespace.IsRoot("LossGen"))
                (found ??= ImmutableArray.CreateBuilder<AttributeData>()).Add(attribute);
        }
    }
}
