using System.Composition;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Turns a class that has the trainer's name into a part of the trainer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix() : DeclarationFix(DeclarationRules.TrainerNameTaken)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        // A part can only be a plain class: the generated one brings the base class.
        if (site.Symbol(ProblemProperties.Type) is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsRecord: false, IsStatic: false, IsAbstract: false } taken
            || taken.DeclaringSyntaxReferences.Select(part => part.GetSyntax(site.Cancellation)).ToArray() is not [ClassDeclarationSyntax { BaseList: null } declaration])
            yield break;

        yield return new FixProposal($"Make '{taken.Name}' a part of the trainer", "partial", declaration.SyntaxTree, () =>
            declaration.SyntaxTree.GetRoot(site.Cancellation).ReplaceNode(declaration, AsPart(declaration)));
    }

    /// <summary>The class as a part; what it is besides is said by the generated one.</summary>
    private static ClassDeclarationSyntax AsPart(ClassDeclarationSyntax declaration)
    {
        var leading = declaration.Modifiers.Count > 0 ? declaration.Modifiers[0].LeadingTrivia : declaration.Keyword.LeadingTrivia;
        return declaration
            .WithKeyword(declaration.Keyword.WithLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(SyntaxFactory.Token(leading, SyntaxKind.PartialKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space))));
    }
}
