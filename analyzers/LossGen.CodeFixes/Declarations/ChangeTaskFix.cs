using System.Composition;
using LossGen.Catalog.Declarations;
using LossGen.Catalog.Declarations.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Declares a task, one that learns labels such as the one that is there: on the model, or on one of several labels.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeTaskFix)), Shared]
public sealed class ChangeTaskFix() : DeclarationFix(DeclarationRules.EncodingDoesNotFitTask, DeclarationRules.LabelIsAmbiguous, DeclarationRules.LabelNamesNoTask, DeclarationRules.OutputsDoNotMatch, DeclarationRules.TooFewClasses, DeclarationRules.KindUnknown)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        // Of several labels each says its own task, otherwise the model does.
        var declared = site.Symbol(ProblemProperties.HeadLabel) is { } label
            ? DeclaredAttributes.OfMember(label).Find("Label")
            : DeclaredAttributes.Of(site.Symbol(ProblemProperties.Model)).Find("Task");
        if (declared?.ApplicationSyntaxReference?.GetSyntax(site.Cancellation) is not AttributeSyntax attribute)
            yield break;

        foreach (var task in site.List(ProblemProperties.Tasks, ','))
        {
            yield return new FixProposal($"Make the task {task}", task, attribute.SyntaxTree, () => attribute.SyntaxTree
                .GetRoot(site.Cancellation)
                .ReplaceNode(attribute, EnumArgument.Replace(attribute, nameof(TaskKind), task, site.Model.Compilation, site.Cancellation)));
        }
    }
}
