using System.Composition;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Leaves a member out: a second label, or a feature that cannot be fed to the model.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IgnoreMemberFix)), Shared]
public sealed class IgnoreMemberFix() : DeclarationFix(DeclarationRules.SeveralLabels, DeclarationRules.FeatureNotUsable, DeclarationRules.InputsDoNotMatch)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        if (site.Symbol(ProblemProperties.Member) is not { } member)
            yield break;

        var title = $"Ignore '{member.Name}'";
        var role = AttributeWriting.Find(member, "Label", site.Cancellation) ?? AttributeWriting.Find(member, "Feature", site.Cancellation);
        if (role is not null)
            yield return new FixProposal(title, "ignore", role.SyntaxTree, () => AttributeWriting.Replace(role, "Ignore"));
        else if (AttributeWriting.OwnerOf(member, site.Cancellation) is { } owner)
            yield return new FixProposal(title, "ignore", owner.SyntaxTree, () => AttributeWriting.Add(owner, "Ignore"));
    }
}
