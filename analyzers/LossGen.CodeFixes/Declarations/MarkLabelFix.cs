using System.Composition;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Marks a member as the one to predict.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkLabelFix)), Shared]
public sealed class MarkLabelFix() : DeclarationFix(DeclarationRules.NoLabel)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        foreach (var member in site.Symbols(ProblemProperties.Members))
        {
            if (AttributeWriting.OwnerOf(member, site.Cancellation) is { } owner)
                yield return new FixProposal($"Mark '{member.Name}' as the label", member.Name, owner.SyntaxTree, () => AttributeWriting.Add(owner, "Label"));
        }
    }
}
