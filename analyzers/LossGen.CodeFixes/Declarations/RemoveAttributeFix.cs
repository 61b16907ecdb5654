using System.Composition;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Removes an attribute, or an argument of one, that has no effect or cannot apply.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeFix)), Shared]
public sealed class RemoveAttributeFix() : DeclarationFix(
    DeclarationRules.AttributeWithoutEffect,
    DeclarationRules.ShapeNotUsable,
    DeclarationRules.EncodingDoesNotFitType,
    DeclarationRules.ClassNamesNotUsable,
    DeclarationRules.ModifierDoesNotApply,
    DeclarationRules.ModifierValueNotUsable,
    DeclarationRules.FeatureNotUsable,
    DeclarationRules.PreparationNotUsable)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        if (site.Text(ProblemProperties.Argument) is { Length: > 0 } name)
            return RemoveArgument(site, name);

        return site.Id == DeclarationRules.FeatureNotUsable.Id ? RemoveEncodings(site) : RemoveUnderlined(site);
    }

    private static IEnumerable<FixProposal> RemoveArgument(FixSite site, string name)
    {
        if (site.Attribute?.ArgumentList is not { } list || list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name) is not { } argument)
            yield break;

        yield return new FixProposal($"Remove {name}", name, list.SyntaxTree, () =>
            site.Root.ReplaceNode(list, list.WithArguments(list.Arguments.Remove(argument))));
    }

    private static IEnumerable<FixProposal> RemoveUnderlined(FixSite site)
    {
        // An encoding that the type cannot hold is replaced where another one fits, and removed only where none does.
        if (site.Attribute is not { } attribute || site.Text(ProblemProperties.Attribute) is not { Length: > 0 } name || site.Text(ProblemProperties.Encodings).Length > 0)
            yield break;

        // A weight with a wrong value is better corrected than forgotten.
        if (site.Id == DeclarationRules.ModifierValueNotUsable.Id && name is "ClassWeights" or "PositiveWeight")
            yield break;

        yield return new FixProposal($"Remove [{name}]", "underlined", attribute.SyntaxTree, () => AttributeWriting.Remove(attribute));
    }

    private static IEnumerable<FixProposal> RemoveEncodings(FixSite site)
    {
        if (site.Symbol(ProblemProperties.Member) is not { } member)
            yield break;

        foreach (var name in site.List(ProblemProperties.Attributes, ','))
        {
            if (AttributeWriting.Find(member, name, site.Cancellation) is { } attribute)
                yield return new FixProposal($"Remove [{name}]", name, attribute.SyntaxTree, () => AttributeWriting.Remove(attribute));
        }
    }
}
