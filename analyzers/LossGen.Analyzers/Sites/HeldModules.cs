using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Sites;

/// <summary>
/// Which modules of the compilation others register: a parent that registers a child calls the child's own <c>RegisterComponents</c>. One in a
/// <c>Sequential</c> is not registered so, for that calls no <c>RegisterComponents</c> of its parts.
/// </summary>
internal sealed class HeldModules
{
    private readonly HashSet<ISymbol> _members = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _handedOn = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inSequential = new(StringComparer.Ordinal);

    private HeldModules()
    {
    }

    public static HeldModules Of(Compilation compilation, TorchSymbols torch, CancellationToken cancellation)
    {
        var held = new HeldModules();
        held.Collect(compilation.Assembly.GlobalNamespace, torch);
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
            {
                if (node is ObjectCreationExpressionSyntax creation) held.Add(creation);
            }
        }

        return held;
    }

    /// <summary>Whether a module is, for all that can be seen, registered by another.</summary>
    public bool Registers(INamedTypeSymbol type) =>
        !_inSequential.Contains(type.Name) && (_members.Contains(type.OriginalDefinition) || _handedOn.Contains(type.Name));

    private void Collect(INamespaceOrTypeSymbol at, TorchSymbols torch)
    {
        if (at is INamespaceSymbol space)
        {
            foreach (var inner in space.GetNamespaceMembers()) Collect(inner, torch);
        }

        foreach (var inner in at.GetTypeMembers()) Collect(inner, torch);

        if (at is not INamedTypeSymbol { TypeKind: TypeKind.Class } type || !torch.IsModule(type)) return;

        foreach (var member in type.GetMembers()) Add((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type);
    }

    private void Add(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array) Add(array.ElementType);
        if (type is not INamedTypeSymbol named) return;

        for (var at = named; at is not null; at = at.BaseType) _members.Add(at.OriginalDefinition);
        foreach (var argument in named.TypeArguments) Add(argument);
    }

    // What is not kept in a variable of its own is handed on: to a list of modules, to a field of a base type, to a caller.
    private void Add(ObjectCreationExpressionSyntax creation)
    {
        if (creation.Type is not SimpleNameSyntax and not QualifiedNameSyntax) return;

        var name = (creation.Type as SimpleNameSyntax ?? ((QualifiedNameSyntax)creation.Type).Right).Identifier.ValueText;
        SyntaxNode at = creation;
        while (at.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or TupleExpressionSyntax or ConditionalExpressionSyntax or InitializerExpressionSyntax or ArrayCreationExpressionSyntax
            or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax or ExpressionElementSyntax || at.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax }) at = at.Parent;

        switch (at.Parent)
        {
            case ArgumentSyntax { Parent.Parent: { } call } when Edit.NameOf(call)?.ValueText == "Sequential" || call is BaseObjectCreationExpressionSyntax and ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: "Sequential" } }:
                _inSequential.Add(name);
                break;
            case ArgumentSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax or YieldStatementSyntax:
                _handedOn.Add(name);
                break;
            case AssignmentExpressionSyntax or EqualsValueClauseSyntax when IsInModule(at):
                _handedOn.Add(name);
                break;
        }
    }

    // A member of the class around it, or a local of one of its constructors, which may go on from there.
    private static bool IsInModule(SyntaxNode node) =>
        node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { BaseList.Types: var bases } && bases.Any(type => type.Type.ToString().IndexOf("Module", StringComparison.Ordinal) >= 0);
}
