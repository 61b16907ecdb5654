using LossGen.Analyzers.Words;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Facts;

/// <summary>Whether code stands in the scope of <c>using (no_grad())</c> or the like.</summary>
internal static class GradientScope
{
    /// <summary>The call that switches gradients off around a node; null where none does.</summary>
    public static Origin? Around(SyntaxNode node)
    {
        var words = TreeWords.Of(node.SyntaxTree, CancellationToken.None);
        if (words.IndexOf(node.SpanStart) is var member and >= 0 && (words.Members[member].Kinds & WordKinds.GradientSwitch) == 0) return null;

        for (var at = node; at is not null and not MemberDeclarationSyntax { RawKind: not (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.GlobalStatement }; at = at.Parent)
        {
            if (at is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) return null;

            if (at.Parent is UsingStatementSyntax statement && statement.Statement == at)
            {
                var resource = (SyntaxNode?)statement.Expression ?? statement.Declaration;
                if (Switch(resource) is { } found) return Off(found);
            }

            if (at is StatementSyntax)
            {
                var siblings = at.Parent switch
                {
                    BlockSyntax block => block.Statements,
                    SwitchSectionSyntax section => section.Statements,
                    _ => default,
                };
                foreach (var sibling in siblings.Reverse().SkipWhile(s => s != at).Skip(1))
                {
                    if (sibling is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } local && Switch(local.Declaration) is { } found) return Off(found);
                }
            }
        }

        return null;
    }

    private static InvocationExpressionSyntax? Switch(SyntaxNode? resource) => resource?.DescendantNodesAndSelf()
        .OfType<InvocationExpressionSyntax>()
        .FirstOrDefault(call => NameOf(call) is "no_grad" or "inference_mode" or "enable_grad" or "set_grad_enabled");

    // enable_grad, and any call with an argument, may switch gradients on.
    private static Origin? Off(InvocationExpressionSyntax call) =>
        NameOf(call) is "no_grad" or "inference_mode" && call.ArgumentList.Arguments.Count == 0 ? new Origin(NameOf(call), call) : null;

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => string.Empty,
    };
}
