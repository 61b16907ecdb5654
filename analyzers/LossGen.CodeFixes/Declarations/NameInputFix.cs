using System.Composition;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Names the parameter of forward that takes a feature. Offered where features are marked already: the first mark would drop all others.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameInputFix)), Shared]
public sealed class NameInputFix() : DeclarationFix(DeclarationRules.InputsDoNotMatch)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        if (site.Symbol(ProblemProperties.Member) is not { } member || AttributeWriting.Find(member, "Feature", site.Cancellation) is not { } attribute)
            yield break;

        foreach (var parameter in site.List(ProblemProperties.Parameters, ','))
            yield return new FixProposal($"Pass '{member.Name}' to '{parameter}'", parameter, attribute.SyntaxTree, () => AttributeWriting.Replace(attribute, $"Feature(\"{parameter}\")"));
    }
}
