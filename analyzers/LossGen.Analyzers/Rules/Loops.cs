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
    public static bool RunsBackwardInside(Site site, IdentifierNameSyntax total)
    {
        var loop = site.Node.Ancestors().FirstOrDefault(node => node is ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
        var member = site.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (loop is null || member is null || site.Node.SyntaxTree != site.Model.SyntaxTree) return false;
        if (site.Model.GetSymbolInfo(total).Symbol is not { } symbol) return false;
        if (symbol.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && loop.Span.Contains(reference.Span)) return false;

        var root = member is GlobalStatementSyntax ? member.Parent! : member;
        return Backwards(loop).Any() && !Backwards(root).Any(receiver => receiver.ToString() == total.ToString());
    }

    private static IEnumerable<ExpressionSyntax> Backwards(SyntaxNode node) => node.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Select(call => call.Expression)
        .OfType<MemberAccessExpressionSyntax>()
        .Where(member => member.Name.Identifier.ValueText == "backward")
        .Select(member => member.Expression);
}
