using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>What a using or a dispose scope owns is gone when the method returns.</summary>
internal sealed class LG5009DisposedTensorReturnedRule() : Rule<LifetimeSite>(new RuleDefinition(
    "LG5009",
    DiagnosticSeverity.Warning,
    "Disposed tensor returned",
    "'{0}' is disposed by its {1} before the caller gets it: the first use of it throws; {2}",
    "A using disposes its variable, and NewDisposeScope all tensors made in it that were not moved out, when the block ends."))
{
    protected override Finding? Find(LifetimeSite site)
    {
        foreach (var operation in site.Body.Descendants())
        {
            if (operation is not IReturnOperation { ReturnedValue: { } returned }) continue;

            while (returned is IConversionOperation { OperatorMethod: null } conversion) returned = conversion.Operand;
            if (!site.Torch.IsTensor(returned.Type)) continue;
            if (returned is ILocalReferenceOperation { Local: var local } && Using(local) is { } owner) return OfUsing(returned.Syntax, owner);
            if (Scope(returned) is { } scope && IsMadeIn(scope, returned) && !MovesOut(site.Node)) return OfScope(returned.Syntax);
        }

        return null;
    }

    private static Finding OfUsing(SyntaxNode returned, SyntaxNode owner)
    {
        var finding = new Finding(returned, returned.ToString(), "using", "leave the using out");
        return owner is LocalDeclarationStatementSyntax { UsingKeyword: var keyword } declaration
            ? finding.With(Fix.Of("Leave the using out", new Edit(Location.Create(declaration.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(keyword.SpanStart, keyword.FullSpan.End)), string.Empty)))
            : finding;
    }

    private static Finding OfScope(SyntaxNode returned) =>
        new Finding(returned, returned.ToString(), "dispose scope", "move it out with MoveToOuterDisposeScope()")
            .With(Fix.Of("Move it to the outer scope", Edit.Append(returned, ".MoveToOuterDisposeScope()")));

    // The statement whose using holds a variable.
    private static SyntaxNode? Using(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences is [var declared] && declared.GetSyntax() is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration }
            ? declaration.Parent is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } or UsingStatementSyntax ? declaration.Parent : null
            : null;

    // The innermost dispose scope around a return statement, as the statement that opens it.
    private static SyntaxNode? Scope(IOperation returned)
    {
        for (var at = returned.Syntax; at is not null and not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax); at = at.Parent)
        {
            if (at.Parent is UsingStatementSyntax statement && statement.Statement == at && Opens((SyntaxNode?)statement.Expression ?? statement.Declaration)) return statement;
            if (at.Parent is not BlockSyntax block) continue;

            foreach (var sibling in block.Statements)
            {
                if (sibling == at) break;
                if (sibling is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } local && Opens(local.Declaration)) return sibling;
            }
        }

        return null;
    }

    private static bool Opens(SyntaxNode? resource) =>
        resource is not null && resource.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(call => Edit.NameOf(call)?.ValueText == "NewDisposeScope");

    // A variable that the scope's block declares, or a new result.
    private static bool IsMadeIn(SyntaxNode scope, IOperation returned) => returned switch
    {
        ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: [var declared] } local } => declared.Span.Start > scope.SpanStart
            && declared.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } && !IsAssigned(local, scope.Parent!)
            && returned.SemanticModel?.GetOperation(value) is { } made and not ILocalReferenceOperation && IsMadeIn(scope, made),
        IBinaryOperation => true,
        IInvocationOperation { TargetMethod: { ContainingType.Name: "Tensor" or "torch" or "functional" } method } => !method.Name.EndsWith("_", StringComparison.Ordinal) && method.Name is not ("alias" or "to" or "cpu" or "cuda" or "contiguous"),
        _ => false,
    };

    private static bool IsAssigned(ILocalSymbol local, SyntaxNode block) => block.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        .Any(assignment => assignment.Left.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local.Name));

    private static bool MovesOut(SyntaxNode method) => method.DescendantTokens().Any(token => token.Text is "MoveToOuterDisposeScope" or "MoveToOtherDisposeScope" or "DetachFromDisposeScope" or "MoveToOuter" or "MoveToOther" or "Detach" or "Exclude");
}
