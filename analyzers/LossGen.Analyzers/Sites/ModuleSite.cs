using System.Collections.Immutable;
using LossGen.Analyzers.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Sites;

/// <summary>A class derived from <c>Module</c>.</summary>
/// <param name="Type">The class.</param>
/// <param name="Held">The modules that another module of the compilation has a member of, and so registers; all types are read when it is asked.</param>
/// <param name="Torch">The types of TorchSharp.</param>
/// <param name="Declaration">Its first declaration.</param>
/// <param name="Model">The meaning of the names there.</param>
internal sealed record ModuleSite(INamedTypeSymbol Type, Lazy<ImmutableHashSet<ISymbol>> Held, TorchSymbols Torch, ClassDeclarationSyntax Declaration, SemanticModel Model)
    : Site(Declaration, Model)
{
    /// <summary>Whether another module of the compilation has a member of it.</summary>
    public bool IsHeld => Held.Value.Contains(Type.OriginalDefinition);

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

    // Losses and activations have nothing to train.
    private bool Trains(ITypeSymbol? type)
    {
        if (!Torch.IsModule(type)) return false;

        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.Name is "Loss" or "ParameterLessModule" or "ParamLessModule") return false;
        }

        return true;
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
