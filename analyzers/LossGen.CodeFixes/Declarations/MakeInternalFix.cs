using System.Composition;
using LossGen.Catalog.Declarations;
using LossGen.Catalog.Declarations.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Lets the trainer name a type that is private or local to its file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeInternalFix)), Shared]
public sealed class MakeInternalFix() : DeclarationFix(DeclarationRules.ModelNotUsable, DeclarationRules.ExampleNotFound, DeclarationRules.ExampleNotUsable, DeclarationRules.LabelNotUsable)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        var type = site.Symbol(site.Id == DeclarationRules.ModelNotUsable.Id ? ProblemProperties.Model : ProblemProperties.Type) as INamedTypeSymbol
            ?? UnderlinedType(site);
        if (type is null || !TryFindHidden(type, out var hidden))
            yield break;

        var parts = hidden.DeclaringSyntaxReferences.Select(part => part.GetSyntax(site.Cancellation)).OfType<BaseTypeDeclarationSyntax>().ToArray();
        if (parts is [var part])
            yield return new FixProposal($"Make '{hidden.Name}' internal", "internal", part.SyntaxTree, () => part.SyntaxTree.GetRoot(site.Cancellation).ReplaceNode(part, Opened(part)));
    }

    /// <summary>A type that is local to its file has no documentation id that leads back to it; the diagnostic underlines it or its name.</summary>
    private static INamedTypeSymbol? UnderlinedType(FixSite site)
    {
        if (site.Id == DeclarationRules.ModelNotUsable.Id)
            return site.Node is BaseTypeDeclarationSyntax declaration ? site.Model.GetDeclaredSymbol(declaration, site.Cancellation) as INamedTypeSymbol : null;

        var named = site.Attribute?.DescendantNodes().OfType<TypeOfExpressionSyntax>().FirstOrDefault();
        return named is null ? null : site.Model.GetTypeInfo(named.Type, site.Cancellation).Type as INamedTypeSymbol;
    }

    /// <summary>The one level that hides the type.</summary>
    private static bool TryFindHidden(INamedTypeSymbol type, out INamedTypeSymbol hidden)
    {
        hidden = type;
        if (Symbols.WhyInaccessible(type) is null)
            return false;

        for (var level = type; level is not null; level = level.ContainingType)
        {
            if (level.IsFileLocal || level.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
                hidden = level;
        }

        return true;
    }

    private static BaseTypeDeclarationSyntax Opened(BaseTypeDeclarationSyntax declaration)
    {
        var first = declaration.AttributeLists.Count > 0 ? declaration.AttributeLists.Last().GetLastToken().GetNextToken() : declaration.GetFirstToken();
        var bare = (BaseTypeDeclarationSyntax)declaration.ReplaceToken(first, first.WithLeadingTrivia());
        var modifiers = bare.Modifiers
            .Where(modifier => !(modifier.Kind() is SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword or SyntaxKind.FileKeyword))
            .Prepend(SyntaxFactory.Token(first.LeadingTrivia, SyntaxKind.InternalKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)));
        return (BaseTypeDeclarationSyntax)bare.WithModifiers(SyntaxFactory.TokenList(modifiers));
    }
}
