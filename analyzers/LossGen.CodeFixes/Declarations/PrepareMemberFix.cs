using System.Composition;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Says how a member becomes numbers: what stands in for a missing value, which categories there are, which parts of a date count.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PrepareMemberFix)), Shared]
public sealed class PrepareMemberFix() : DeclarationFix(DeclarationRules.FeatureNotUsable, DeclarationRules.PreparationNotUsable)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        if (site.Symbol(ProblemProperties.Member) is not { } member || AttributeWriting.OwnerOf(member, site.Cancellation) is not { } owner)
            yield break;

        foreach (var preparation in site.List(ProblemProperties.Preparations, ';'))
        {
            var attributes = preparation.Split('&');
            yield return new FixProposal($"Mark '{member.Name}' {string.Join(" and ", attributes.Select(attribute => $"[{attribute}]"))}", preparation, owner.SyntaxTree, () => AttributeWriting.Add(owner, attributes));
        }
    }
}
