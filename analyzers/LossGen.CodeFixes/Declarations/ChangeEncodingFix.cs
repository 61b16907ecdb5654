using System.Composition;
using LossGen.Catalog;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Says how a label, or an enum among the features, is encoded.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeEncodingFix)), Shared]
public sealed class ChangeEncodingFix() : DeclarationFix(
    DeclarationRules.EncodingDoesNotFitTask,
    DeclarationRules.EncodingDoesNotFitType,
    DeclarationRules.LabelIsAmbiguous,
    DeclarationRules.LossDoesNotFitEncoding,
    DeclarationRules.FeatureNotUsable)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        if ((site.Symbol(ProblemProperties.Member) ?? site.Symbol(ProblemProperties.Label)) is not { } member)
            yield break;

        var present = EncodingCatalog.All
            .Select(entry => AttributeWriting.Find(member, entry.Attribute, site.Cancellation))
            .FirstOrDefault(attribute => attribute is not null);
        var owner = AttributeWriting.OwnerOf(member, site.Cancellation);
        foreach (var encoding in site.List(ProblemProperties.Encodings, ';'))
        {
            var title = $"Encode '{member.Name}' as [{encoding}]";
            if (present is not null)
                yield return new FixProposal(title, encoding, present.SyntaxTree, () => AttributeWriting.Replace(present, encoding));
            else if (owner is not null)
                yield return new FixProposal(title, encoding, owner.SyntaxTree, () => AttributeWriting.Add(owner, encoding));
        }
    }
}
