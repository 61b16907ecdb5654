using System.Composition;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Names the example type of a task.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameExampleFix)), Shared]
public sealed class NameExampleFix() : DeclarationFix(DeclarationRules.ExampleNotFound)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        if (site.Attribute is not { ArgumentList: { Arguments.Count: 1 } list })
            yield break;

        foreach (var name in site.List(ProblemProperties.Types, ';'))
        {
            yield return new FixProposal($"Train on '{name.Replace("global::", "")}'", name, list.SyntaxTree, () =>
                site.Root.ReplaceNode(list, list.AddArguments(SyntaxFactory.AttributeArgument(
                    SyntaxFactory.TypeOfExpression(SyntaxFactory.ParseTypeName(name).WithAdditionalAnnotations(Simplifier.Annotation))))));
        }
    }
}
