using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Facts;

/// <summary>Says which fields and properties nothing in the compilation but a constructor of their class gives a value.</summary>
internal sealed class MemberStability(MethodBodies bodies)
{
    private readonly ConcurrentDictionary<SyntaxNode, HashSet<string>> _assigned = new();
    private HashSet<string>? _everywhere;

    public bool IsStable(ISymbol member, CancellationToken cancellation) => member.OriginalDefinition switch
    {
        IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } or IPropertySymbol { SetMethod: null } => true,
        IFieldSymbol { DeclaredAccessibility: Accessibility.Private } or IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Private } =>
            !member.ContainingType.OriginalDefinition.DeclaringSyntaxReferences.Any(part => AssignedIn(part.GetSyntax(cancellation)).Contains(member.Name)),
        _ => !Everywhere(cancellation).Contains(member.Name),
    };

    // What others may assign is looked for in all files, and only where someone asks.
    private HashSet<string> Everywhere(CancellationToken cancellation)
    {
        if (_everywhere is { } known) return known;

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in bodies.Trees)
        {
            cancellation.ThrowIfCancellationRequested();
            names.UnionWith(AssignedIn(tree.GetRoot(cancellation)));
        }

        return _everywhere = names;
    }

    // The names on the left of assignments outside constructors, read once.
    private HashSet<string> AssignedIn(SyntaxNode scope)
    {
        if (_assigned.TryGetValue(scope, out var known)) return known;

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in scope.DescendantNodes())
        {
            var target = node switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left,
                ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => argument.Expression,
                PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step => step.Operand,
                PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } step => step.Operand,
                _ => null,
            };
            if (target is null || node.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null) continue;

            foreach (var name in target.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()) names.Add(name.Identifier.ValueText);
        }

        return _assigned.GetOrAdd(scope, names);
    }
}
