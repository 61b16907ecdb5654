using System.Composition;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Shows the model a member that was ignored, where nothing else is left to learn from.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseFeatureFix)), Shared]
public sealed class UseFeatureFix() : DeclarationFix(DeclarationRules.NoFeatures)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        foreach (var member in site.Symbols(ProblemProperties.Members))
        {
            if (AttributeWriting.Find(member, "Ignore", site.Cancellation) is { } attribute)
                yield return new FixProposal($"Use '{member.Name}' as a feature", member.Name, attribute.SyntaxTree, () => AttributeWriting.Remove(attribute));
        }
    }
}
