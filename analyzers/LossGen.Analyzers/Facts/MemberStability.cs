using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Facts;

/// <summary>Says which fields and properties nothing but a constructor of their class gives a value.</summary>
internal sealed class MemberStability
{
    private readonly ConcurrentDictionary<ISymbol, bool> _stable = new(SymbolEqualityComparer.Default);

    public bool IsStable(ISymbol member, CancellationToken cancellation) => _stable.GetOrAdd(member.OriginalDefinition, symbol => symbol switch
    {
        IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } or IPropertySymbol { SetMethod: null } => true,
        IFieldSymbol { DeclaredAccessibility: Accessibility.Private } or IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Private } =>
            !IsAssignedLater(symbol, cancellation),
        _ => false,
    });

    private static bool IsAssignedLater(ISymbol member, CancellationToken cancellation)
    {
        foreach (var reference in member.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellation).DescendantNodes())
            {
                var target = node switch
                {
                    AssignmentExpressionSyntax assignment => assignment.Left,
                    ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => argument.Expression,
                    _ => null,
                };
                if (target is null) continue;

                var isNamed = target.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == member.Name);
                if (isNamed && node.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null) return true;
            }
        }

        return false;
    }
}
