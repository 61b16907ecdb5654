using System.Composition;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Leaves out the bias of a layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LeaveOutBiasFix)), Shared]
public sealed class LeaveOutBiasFix() : DeclarationFix(DeclarationRules.LayerHasBias)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        var parameter = site.Text(ProblemProperties.Argument);
        if (site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call || parameter.Length == 0)
            yield break;

        yield return new FixProposal($"Add {parameter}: false", "bias", site.Root.SyntaxTree, () =>
        {
            var left = SyntaxFactory.Argument(SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression).WithLeadingTrivia(SyntaxFactory.Space))
                .WithNameColon(SyntaxFactory.NameColon(parameter));
            var arguments = call.ArgumentList.Arguments;
            var said = arguments.IndexOf(argument => argument.NameColon?.Name.Identifier.ValueText == parameter);
            var list = said >= 0 ? arguments.Replace(arguments[said], left.WithTriviaFrom(arguments[said]))
                : arguments.Count == 0 ? arguments.Add(left)
                : arguments.Add(left.WithLeadingTrivia(SyntaxFactory.Space));
            return site.Root.ReplaceNode(call.ArgumentList, call.ArgumentList.WithArguments(list));
        });
    }
}
