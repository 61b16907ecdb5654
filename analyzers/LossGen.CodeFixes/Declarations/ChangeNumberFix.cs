using System.Composition;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Writes the number that agrees with the rest of the declaration: a class count, a layer's width, the value of a modifier.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeNumberFix)), Shared]
public sealed class ChangeNumberFix() : DeclarationFix(DeclarationRules.ClassCountsDisagree, DeclarationRules.HeadWidth, DeclarationRules.ModifierValueNotUsable, DeclarationRules.InputLayer)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        var number = site.Text(ProblemProperties.Number);
        var old = site.Attribute is { } attribute
            ? attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals is null)?.Expression
            : site.Node.FirstAncestorOrSelf<ExpressionSyntax>();
        if (number.Length == 0 || old is null)
            yield break;

        yield return new FixProposal($"Change {old} to {number}", "number", old.SyntaxTree, () =>
            site.Root.ReplaceNode(old, SyntaxFactory.ParseExpression(number).WithTriviaFrom(old)));
    }
}
