using LossGen.Analyzers.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>What a loop does with a running total.</summary>
internal static class Loops
{
    /// <summary>
    /// Whether the loop around a site calls backward by itself and the total is a variable from outside that never does:
    /// a total that is run backward after the loop must keep its graph.
    /// </summary>
    public static bool RunsBackwardInside(OperationSite site, IdentifierNameSyntax total)
    {
        var loop = site.Node.Ancestors().FirstOrDefault(node => node is ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
        var member = site.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (loop is null || member is null || site.Node.SyntaxTree != site.Model.SyntaxTree) return false;
        if (site.Model.GetSymbolInfo(total).Symbol is not { } symbol) return false;
        if (symbol.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && loop.Span.Contains(reference.Span)) return false;

        var root = member is GlobalStatementSyntax ? member.Parent! : member;
        return Backwards(loop, site).Any() && !Backwards(root, site).Any(subject => subject.ToString() == total.ToString());
    }

    // What runs backward by itself, and what is handed to a helper that does.
    private static IEnumerable<ExpressionSyntax> Backwards(SyntaxNode node, OperationSite site)
    {
        foreach (var call in node.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "backward" } member) yield return member.Expression;
            else if (site.Model.GetSymbolInfo(call).Symbol is IMethodSymbol method && site.Effects.RunsBackward(method, CancellationToken.None))
            {
                yield return call.Expression;
                foreach (var argument in call.ArgumentList.Arguments) yield return argument.Expression;
            }
        }
    }
}
