using System.Composition;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Keeps one of several attributes that contradict each other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepOneAttributeFix)), Shared]
public sealed class KeepOneAttributeFix() : DeclarationFix(DeclarationRules.AttributesContradict)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        var names = site.List(ProblemProperties.Attributes, ',');
        if (site.Symbol(ProblemProperties.Member) is not { } member)
            yield break;

        foreach (var kept in names)
        {
            var others = names.Where(name => name != kept).Select(name => AttributeWriting.Find(member, name, site.Cancellation)).OfType<AttributeSyntax>().ToArray();
            if (others.Length == names.Length - 1 && others.All(other => other.SyntaxTree == others[0].SyntaxTree))
                yield return new FixProposal($"Keep [{kept}] on '{member.Name}'", kept, others[0].SyntaxTree, () => AttributeWriting.Remove(others[0].SyntaxTree.GetRoot(site.Cancellation), others));
        }
    }
}
