using System.Composition;
using LossGen.Catalog;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Declares a loss that fits the label in place of one that does not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeLossFix)), Shared]
public sealed class ChangeLossFix() : DeclarationFix(DeclarationRules.LossDoesNotFitEncoding, DeclarationRules.LossDoesNotFitTask, DeclarationRules.KindUnknown, DeclarationRules.HeadLacksActivation)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        if (site.Attribute is not { } attribute)
            yield break;

        foreach (var name in site.List(ProblemProperties.Losses, ','))
        {
            yield return new FixProposal($"Use {name}", name, attribute.SyntaxTree, () =>
                site.Root.ReplaceNode(attribute, WithoutForeignArguments(EnumArgument.Replace(attribute, nameof(LossKind), name, site.Model.Compilation, site.Cancellation), name)));
        }
    }

    /// <summary>Named numbers, such as Delta, belong to the losses that take them.</summary>
    private static AttributeSyntax WithoutForeignArguments(AttributeSyntax attribute, string name)
    {
        if (attribute.ArgumentList is not { } list || !Enum.TryParse<LossKind>(name, out var kind) || LossCatalog.Find(kind) is not { } loss)
            return attribute;

        var kept = list.Arguments.Where(argument => argument.NameEquals is not { } named || loss.Scalars.Any(scalar => scalar.Name == named.Name.Identifier.ValueText));
        return attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList(kept)));
    }
}
