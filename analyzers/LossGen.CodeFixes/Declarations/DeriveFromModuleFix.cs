using System.Composition;
using LossGen.Catalog.Declarations;
using LossGen.Catalog.Declarations.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Turns a class into a module of tensors: with the base class, a name for it, its layers registered and forward as an override.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeriveFromModuleFix)), Shared]
public sealed class DeriveFromModuleFix() : DeclarationFix(DeclarationRules.ModelIsNoModule)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        // Another base class, a second part or a forward that speaks of more than tensors leave decisions that only the author can take.
        if (site.Symbol(ProblemProperties.Model) is not INamedTypeSymbol { IsRecord: false, IsStatic: false, TypeKind: TypeKind.Class, BaseType.SpecialType: SpecialType.System_Object } model
            || model.DeclaringSyntaxReferences.Select(part => part.GetSyntax(site.Cancellation)).ToArray() is not [ClassDeclarationSyntax declaration]
            || Forwards(model) is not { Length: <= 1 } forwards
            || forwards.Any(forward => forward.IsStatic || !forward.ReturnType.IsTensor() || forward.Parameters.Length is 0 or > 6 || forward.Parameters.Any(parameter => !parameter.Type.IsTensor() || parameter.RefKind != RefKind.None)))
            yield break;

        var inputs = forwards is [var only] ? only.Parameters.Length : 1;
        var arguments = string.Join(", ", Enumerable.Repeat("global::TorchSharp.torch.Tensor", inputs + 1));
        var module = SyntaxFactory.ParseTypeName($"global::TorchSharp.torch.nn.Module<{arguments}>");
        var shown = string.Join(", ", Enumerable.Repeat("Tensor", inputs + 1));
        yield return new FixProposal($"Derive '{model.Name}' from Module<{shown}>", "module", declaration.SyntaxTree, () =>
            declaration.SyntaxTree.GetRoot(site.Cancellation).ReplaceNode(declaration, AsModule(declaration, module)));
    }

    private static IMethodSymbol[] Forwards(INamedTypeSymbol model) => model.GetMembers("forward").OfType<IMethodSymbol>().ToArray();

    private static ClassDeclarationSyntax AsModule(ClassDeclarationSyntax declaration, TypeSyntax module)
    {
        var name = SyntaxFactory.ParseArgumentList($"(nameof({declaration.Identifier.Text}))");
        var changed = WithBase(declaration, module.WithAdditionalAnnotations(Simplifier.Annotation), declaration.ParameterList is null ? null : name);
        changed = changed.WithMembers(SyntaxFactory.List(changed.Members.Select(member => member switch
        {
            ConstructorDeclarationSyntax { Initializer: null } constructor when !constructor.Modifiers.Any(SyntaxKind.StaticKeyword) => Naming(constructor, name),
            MethodDeclarationSyntax { Identifier.ValueText: "forward" } forward => Overriding(forward),
            _ => member,
        })));

        if (declaration.ParameterList is null && !declaration.Members.OfType<ConstructorDeclarationSyntax>().Any(constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword)))
            changed = Insert(changed, $"public {declaration.Identifier.Text}() : base{name} => RegisterComponents();");

        return changed.Members.OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.ValueText == "forward")
            ? changed
            : changed.AddMembers(Member("public override global::TorchSharp.torch.Tensor forward(global::TorchSharp.torch.Tensor input) => throw new global::System.NotImplementedException();"));
    }

    /// <summary>The class with the base type first in its list, and braces where it had none.</summary>
    private static ClassDeclarationSyntax WithBase(ClassDeclarationSyntax declaration, TypeSyntax module, ArgumentListSyntax? arguments)
    {
        BaseTypeSyntax type = arguments is null ? SyntaxFactory.SimpleBaseType(module) : SyntaxFactory.PrimaryConstructorBaseType(module, arguments);
        if (declaration.BaseList is { } list)
            return Braced(declaration.WithBaseList(list.WithTypes(list.Types.Insert(0, type))));

        // The line break behind the head moves behind the base list.
        var end = (declaration.TypeParameterList?.GetLastToken() ?? declaration.ParameterList?.GetLastToken() ?? declaration.Identifier).TrailingTrivia;
        var bare = declaration.ParameterList is { } parameters
            ? declaration.WithParameterList(parameters.WithCloseParenToken(parameters.CloseParenToken.WithTrailingTrivia(SyntaxFactory.Space)))
            : declaration.WithIdentifier(declaration.Identifier.WithTrailingTrivia(SyntaxFactory.Space));
        var colon = SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space);
        return Braced(bare.WithBaseList(SyntaxFactory.BaseList(colon, SyntaxFactory.SingletonSeparatedList(type.WithTrailingTrivia(end)))));
    }

    private static ClassDeclarationSyntax Braced(ClassDeclarationSyntax declaration) => declaration.SemicolonToken.IsKind(SyntaxKind.None)
        ? declaration
        : declaration
            .WithSemicolonToken(default)
            .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(SyntaxFactory.ElasticLineFeed).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed))
            .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithLeadingTrivia(SyntaxFactory.ElasticLineFeed).WithTrailingTrivia(declaration.SemicolonToken.TrailingTrivia))
            .WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation);

    /// <summary>The constructor with the module's name, its layers registered at the end.</summary>
    private static ConstructorDeclarationSyntax Naming(ConstructorDeclarationSyntax constructor, ArgumentListSyntax name)
    {
        var end = constructor.ParameterList.GetTrailingTrivia();
        var initializer = SyntaxFactory.ConstructorInitializer(SyntaxKind.BaseConstructorInitializer, SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.Token(SyntaxKind.BaseKeyword), name);
        var named = constructor
            .WithParameterList(constructor.ParameterList.WithTrailingTrivia(SyntaxFactory.Space))
            .WithInitializer(initializer.WithTrailingTrivia(end));

        var register = SyntaxFactory.ParseStatement("RegisterComponents();").WithLeadingTrivia(SyntaxFactory.ElasticSpace).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        return named switch
        {
            { Body: { } body } => named.WithBody(body.AddStatements(register)),
            { ExpressionBody: { } arrow } => named
                .WithExpressionBody(null)
                .WithSemicolonToken(default)
                .WithBody(SyntaxFactory.Block(SyntaxFactory.ExpressionStatement(arrow.Expression), register).WithTrailingTrivia(constructor.GetTrailingTrivia()))
                .WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation),
            _ => named,
        };
    }

    /// <summary>Forward as the module declares it: public, and an override.</summary>
    private static MethodDeclarationSyntax Overriding(MethodDeclarationSyntax forward)
    {
        var first = forward.Modifiers.Count > 0 ? forward.Modifiers[0] : forward.ReturnType.GetFirstToken();
        var bare = forward.ReplaceToken(first, first.WithLeadingTrivia());
        var kept = bare.Modifiers.Where(modifier => !(modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword
            or SyntaxKind.PrivateKeyword or SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword));
        return bare.WithModifiers(SyntaxFactory.TokenList(
        [
            SyntaxFactory.Token(first.LeadingTrivia, SyntaxKind.PublicKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
            SyntaxFactory.Token(default, SyntaxKind.OverrideKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
            .. kept,
        ]));
    }

    /// <summary>The class with a member behind its fields.</summary>
    private static ClassDeclarationSyntax Insert(ClassDeclarationSyntax declaration, string text)
    {
        var behind = declaration.Members.TakeWhile(member => member is FieldDeclarationSyntax).Count();
        return declaration.WithMembers(declaration.Members.Insert(behind, Member(text)));
    }

    private static MemberDeclarationSyntax Member(string text) => SyntaxFactory.ParseMemberDeclaration(text)!
        .WithLeadingTrivia(SyntaxFactory.ElasticLineFeed)
        .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
        .WithAdditionalAnnotations(Simplifier.Annotation, Microsoft.CodeAnalysis.Formatting.Formatter.Annotation);
}
