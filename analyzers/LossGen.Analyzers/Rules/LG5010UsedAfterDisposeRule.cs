using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>A disposed tensor is gone.</summary>
internal sealed class LG5010UsedAfterDisposeRule() : Rule<LifetimeSite>(new RuleDefinition(
    "LG5010",
    DiagnosticSeverity.Error,
    "Tensor used after Dispose",
    "'{0}' has been disposed above: this use of it throws; dispose it after its last use",
    "Dispose frees the memory of the tensor at once. Every later call on it throws InvalidOperationException."))
{
    protected override Finding? Find(LifetimeSite site)
    {
        foreach (var operation in site.Body.Descendants())
        {
            if (operation is not IInvocationOperation { TargetMethod: { Name: "Dispose", Parameters.IsEmpty: true }, Instance: { } disposed } || !site.Torch.IsTensor(disposed.Type)) continue;
            if (disposed is not (ILocalReferenceOperation or IParameterReferenceOperation) || operation.Syntax.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax block } statement) continue;
            if (Use(statement, block, disposed.Syntax.ToString()) is { } use && Computes(use, site)) return new Finding(use, disposed.Syntax.ToString()).With(Later(statement, block, disposed.Syntax.ToString()));
        }

        return null;
    }

    // The first mention in the statements that follow, where it is no assignment.
    private static IdentifierNameSyntax? Use(StatementSyntax statement, BlockSyntax block, string name)
    {
        foreach (var next in block.Statements.SkipWhile(sibling => sibling != statement).Skip(1))
        {
            var mentions = Mentions(next, name).ToArray();
            if (mentions.Length == 0)
            {
                // What jumps may skip what follows.
                if (next.DescendantNodesAndSelf().Any(node => node is GotoStatementSyntax or LabeledStatementSyntax)) return null;
                continue;
            }

            var isAssigned = next.DescendantNodes().Any(node => node is AssignmentExpressionSyntax assignment && Mentions(assignment.Left, name).Any() || node is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument && Mentions(argument, name).Any());

            // Asking whether it is gone, and disposing again, are allowed.
            var first = mentions[0];
            var isHarmless = first.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose" or "IsInvalid" or "Handle" or "IsDisposed" }
                || first.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };
            if (isAssigned || IsLater(first, next)) return null;
            if (!isHarmless) return first;
        }

        return null;
    }

    // Handing it to other code, which may ask no more than whether it is gone, does no harm by itself.
    private static bool Computes(IdentifierNameSyntax use, LifetimeSite site)
    {
        var call = use.Parent switch
        {
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax invocation } member when member.Expression == use => invocation,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation } => invocation,
            BinaryExpressionSyntax binary => (SyntaxNode)binary,
            _ => null,
        };
        return call is not null && site.Model.GetSymbolInfo(call).Symbol is IMethodSymbol method && site.Torch.IsTorchSharp(method) && site.Torch.IsTensor(method.ReturnType);
    }

    private static Fix? Later(StatementSyntax statement, BlockSyntax block, string name) =>
        block.Statements.Last(sibling => Mentions(sibling, name).Any()) is var last and not (ReturnStatementSyntax or ThrowStatementSyntax) && last != statement && block.Statements.IndexOf(last) + 1 < block.Statements.Count
            ? Statements.Move("Dispose it after its last use", statement, block.Statements[block.Statements.IndexOf(last) + 1])
            : null;

    // In a lambda it may be used at any time, in a branch perhaps never.
    private static bool IsLater(SyntaxNode mention, SyntaxNode statement) =>
        mention.Ancestors().TakeWhile(node => node != statement).Any(node => node is AnonymousFunctionExpressionSyntax) || statement is LocalFunctionStatementSyntax;

    private static IEnumerable<IdentifierNameSyntax> Mentions(SyntaxNode node, string name) => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Where(identifier => identifier.Identifier.ValueText == name && !(identifier.Parent is MemberAccessExpressionSyntax member && member.Name == identifier) && identifier.Parent is not NameColonSyntax);
}
