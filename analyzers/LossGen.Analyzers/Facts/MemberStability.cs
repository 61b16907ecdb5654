using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Facts;

/// <summary>Says which fields and properties nothing but a constructor of their class gives a value.</summary>
internal sealed class MemberStability
{
    private readonly ConcurrentDictionary<ISymbol, HashSet<string>> _assigned = new(SymbolEqualityComparer.Default);

    public bool IsStable(ISymbol member, CancellationToken cancellation) => member.OriginalDefinition switch
    {
        IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } or IPropertySymbol { SetMethod: null } => true,
        IFieldSymbol { DeclaredAccessibility: Accessibility.Private } or IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Private } =>
            !AssignedLater(member.ContainingType.OriginalDefinition, cancellation).Contains(member.Name),
        _ => false,
    };

    // The names on the left of assignments outside constructors, read once for a class.
    private HashSet<string> AssignedLater(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (_assigned.TryGetValue(type, out var known)) return known;

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellation).DescendantNodes())
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
        }

        return _assigned.GetOrAdd(type, names);
    }
}
