using System.Composition;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Simplification;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Has weights computed from the training labels in place of ones that cannot be used.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BalanceWeightsFix)), Shared]
public sealed class BalanceWeightsFix() : DeclarationFix(DeclarationRules.WeightCountDisagrees, DeclarationRules.ModifierValueNotUsable)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        if (site.Attribute is not { } attribute || site.Text(ProblemProperties.Attribute) is not ("ClassWeights" or "PositiveWeight"))
            yield break;

        var balanced = SyntaxFactory.ParseExpression("global::LossGen.ClassWeighting.Balanced").WithAdditionalAnnotations(Simplifier.Annotation);
        yield return new FixProposal("Compute the weights from the training labels", "balanced", attribute.SyntaxTree, () =>
            site.Root.ReplaceNode(attribute, attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.AttributeArgument(balanced))))));
    }
}
