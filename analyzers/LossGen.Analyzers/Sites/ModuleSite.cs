using System.Collections.Immutable;
using LossGen.Analyzers.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Sites;

/// <summary>A class derived from <c>Module</c>.</summary>
/// <param name="Type">The class.</param>
/// <param name="Held">The modules that others register; all files are read when it is asked.</param>
/// <param name="Torch">The types of TorchSharp.</param>
/// <param name="Declaration">Its first declaration.</param>
/// <param name="Model">The meaning of the names there.</param>
internal sealed record ModuleSite(INamedTypeSymbol Type, Lazy<HeldModules> Held, TorchSymbols Torch, ClassDeclarationSyntax Declaration, SemanticModel Model)
    : Site(Declaration, Model)
{
    /// <summary>Whether another module of the compilation registers it.</summary>
    public bool IsHeld => Held.Value.Registers(Type);

    public SyntaxToken Identifier => Declaration.Identifier;

    /// <summary>The constructors with a declaration of their own.</summary>
    public IReadOnlyList<ConstructorDeclarationSyntax> Constructors =>
        Parts.SelectMany(part => part.Members).OfType<ConstructorDeclarationSyntax>().Where(constructor => !constructor.Modifiers.Any(modifier => modifier.ValueText == "static")).ToArray();

    /// <summary>The members that are modules themselves.</summary>
    public IEnumerable<ISymbol> Layers => Members.Where(member => Trains(ValueType(member)));

    /// <summary>The members that are arrays, lists or dictionaries of modules.</summary>
    public IEnumerable<ISymbol> Collections => Members.Where(member => !Torch.IsModule(ValueType(member)) && Elements(ValueType(member)).Any(Trains));

    /// <summary>Whether the class, or one it derives from, registers its members.</summary>
    public bool Registers => Calls("RegisterComponents") || RegistersByHand;

    /// <summary>Whether sub-modules are registered one by one.</summary>
    public bool RegistersByHand => Calls("register_module") || Calls("add_module");

    /// <summary>The type of a member as written.</summary>
    public static string TypeOf(ISymbol member) => ValueType(member)?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? string.Empty;

    public static bool IsArray(ISymbol member) => ValueType(member) is IArrayTypeSymbol { Rank: 1 };

    public static bool IsList(ISymbol member) => ValueType(member) is INamedTypeSymbol { Name: "List" or "IList" };

    private IEnumerable<TypeDeclarationSyntax> Parts => Type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();

    private IEnumerable<ISymbol> Members => Type.GetMembers().Where(member => !member.IsStatic && !member.IsImplicitlyDeclared
        && (member is IFieldSymbol || member is IPropertySymbol { IsIndexer: false } property && IsAuto(property)));

    private static bool IsAuto(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static ITypeSymbol? ValueType(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;

    private static ImmutableArray<ITypeSymbol> Elements(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => ImmutableArray.Create(array.ElementType),
        INamedTypeSymbol { Name: "List" or "IList" or "IReadOnlyList" or "IEnumerable" or "Dictionary" or "IDictionary" or "ImmutableArray" or "HashSet" } generic => generic.TypeArguments,
        _ => ImmutableArray<ITypeSymbol>.Empty,
    };

    // Losses and activations have nothing to train, nor have caches and other holders of buffers; what leads back to a parent is registered there.
    private bool Trains(ITypeSymbol? type)
    {
        if (!Torch.IsModule(type) || !HasParameters(type, []) || (type is INamedTypeSymbol other && Holds(other, Type))) return false;

        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.Name is "Loss" or "ParameterLessModule" or "ParamLessModule") return false;
        }

        return true;
    }

    private bool HasParameters(ITypeSymbol? type, HashSet<ISymbol> seen)
    {
        if (type is IArrayTypeSymbol array) return HasParameters(array.ElementType, seen);
        if (type is not INamedTypeSymbol named) return type is ITypeParameterSymbol;
        if (type.Name == "Parameter") return true;
        if (!Torch.IsModule(type)) return named.TypeArguments.Any(argument => HasParameters(argument, seen));

        // Of a class out of sight, or a base class, nothing is known.
        if (type.DeclaringSyntaxReferences.IsEmpty || type.IsAbstract) return true;
        if (!seen.Add(type.OriginalDefinition)) return false;

        for (var at = named; at is { DeclaringSyntaxReferences.IsEmpty: false }; at = at.BaseType)
        {
            if (at.GetMembers().Any(member => !member.IsStatic && HasParameters(ValueType(member), seen))) return true;
        }

        return false;
    }

    // Whether objects of a class have members of another.
    private static bool Holds(INamedTypeSymbol type, INamedTypeSymbol part)
    {
        return !Is(type) && type.GetMembers().Select(ValueType).Any(held => Is(held) || (held is IArrayTypeSymbol array && Is(array.ElementType)) || (held is INamedTypeSymbol generic && generic.TypeArguments.Any(Is)));

        bool Is(ITypeSymbol? held)
        {
            for (var at = part; at is not null && at.TypeKind == TypeKind.Class && !at.DeclaringSyntaxReferences.IsEmpty; at = at.BaseType)
            {
                if (SymbolEqualityComparer.Default.Equals(held?.OriginalDefinition, at.OriginalDefinition)) return true;
            }

            return false;
        }
    }

    private bool Calls(string method)
    {
        for (var at = Type; at is not null; at = at.BaseType)
        {
            var calls = at.DeclaringSyntaxReferences.SelectMany(reference => reference.GetSyntax().DescendantNodes()).OfType<InvocationExpressionSyntax>()
                .Any(call => call.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == method
                    || call.Expression is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } member && member.Name.Identifier.ValueText == method);
            if (calls) return true;
        }

        return false;
    }
}
