using System.Composition;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Removes the activation at the end of a model: the call of a function or method, or the layer of a Sequential.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveActivationFix)), Shared]
public sealed class RemoveActivationFix() : DeclarationFix(DeclarationRules.HeadActivation, DeclarationRules.RegressionHeadActivation)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        if (Remover(site.Node, site.Root) is { } rewrite)
            yield return new FixProposal($"Remove {NameOf(site.Node)}", "activation", site.Root.SyntaxTree, rewrite);
    }

    private static Func<SyntaxNode>? Remover(SyntaxNode node, SyntaxNode root)
    {
        // x.softmax(1): the method's name is underlined.
        if (node is SimpleNameSyntax && node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax onReceiver } access && access.Name == node && onReceiver.Expression == access)
            return () => Replace(root, onReceiver, access.Expression);

        // functional.softmax(x, 1), softmax(x, 1) or activation.call(x): what is called is underlined.
        if (node.Parent is InvocationExpressionSyntax call && call.Expression == node && InputOf(call) is { } input)
            return () => Replace(root, call, input);

        // Sequential(..., Softmax(1)) or Sequential(..., ("softmax", Softmax(1))): the layer is underlined.
        return node.FirstAncestorOrSelf<ArgumentSyntax>() is { } argument && ElementOf(argument) is { Parent: ArgumentListSyntax } element
            ? () => root.RemoveNode(element, SyntaxRemoveOptions.KeepNoTrivia)!
            : null;
    }

    private static ArgumentSyntax ElementOf(ArgumentSyntax argument) =>
        argument.Parent is TupleExpressionSyntax { Parent: ArgumentSyntax outer } ? outer : argument;

    private static ExpressionSyntax? InputOf(InvocationExpressionSyntax call) =>
        (call.ArgumentList.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText is "input" or "x")
            ?? call.ArgumentList.Arguments.FirstOrDefault())?.Expression;

    private static SyntaxNode Replace(SyntaxNode root, InvocationExpressionSyntax call, ExpressionSyntax input)
    {
        // x = softmax(x, 1); would be left as x = x;
        if (call.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Parent: ExpressionStatementSyntax statement }
            && input is IdentifierNameSyntax same && same.Identifier.ValueText == left.Identifier.ValueText)
            return root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)!;

        return root.ReplaceNode(call, input.WithTriviaFrom(call));
    }

    private static string NameOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => NameOf(call.Expression),
        MemberAccessExpressionSyntax access when access.Name.Identifier.ValueText is "call" or "forward" => NameOf(access.Expression),
        MemberAccessExpressionSyntax access => NameOf(access.Name),
        _ => node.ToString(),
    };
}
