using System.Composition;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Says of a loss of one's own that it takes what the model and the label give.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkCustomLossFix)), Shared]
public sealed class MarkCustomLossFix() : DeclarationFix(DeclarationRules.CustomLossNotUsable)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        var attribute = site.Text(ProblemProperties.Attribute);
        if (attribute.Length > 0 && site.Symbol(ProblemProperties.Type) is { } type && AttributeWriting.OwnerOf(type, site.Cancellation) is { } owner)
            yield return new FixProposal($"Mark '{type.Name}' [{attribute.Replace("LossGen.", "")}]", "mark", owner.SyntaxTree, () => AttributeWriting.Add(owner, attribute));
    }
}
