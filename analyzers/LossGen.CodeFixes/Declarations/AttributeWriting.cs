using LossGen.Catalog.Declarations.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Adds, replaces and removes attributes of LossGen, wherever the declaration stands and however it is laid out.</summary>
internal static class AttributeWriting
{
    /// <summary>The attribute of that name on a member of an example, or on the constructor parameter that fills it; null where it is not in source.</summary>
    public static AttributeSyntax? Find(ISymbol member, string name, CancellationToken cancellation) =>
        DeclaredAttributes.OfMember(member).Find(name)?.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;

    /// <summary>The node that carries a symbol's attributes, or null where there is none or where several symbols share it.</summary>
    public static SyntaxNode? OwnerOf(ISymbol symbol, CancellationToken cancellation) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } } => field,
        ParameterSyntax parameter => parameter,
        PropertyDeclarationSyntax property => property,
        BaseTypeDeclarationSyntax type => type,
        _ => null,
    };

    /// <summary>An attribute of LossGen from its text, named as briefly as its place allows once it is there.</summary>
    public static AttributeSyntax Create(string text)
    {
        var bracket = text.IndexOf('(');
        var name = SyntaxFactory.ParseName("global::LossGen." + (bracket < 0 ? text : text.Substring(0, bracket))).WithAdditionalAnnotations(Simplifier.Annotation);
        return SyntaxFactory.Attribute(name, bracket < 0 ? null : SyntaxFactory.ParseAttributeArgumentList(text.Substring(bracket)));
    }

    /// <summary>The root with an attribute added to a declaration.</summary>
    public static SyntaxNode Add(SyntaxNode owner, string text) => Root(owner).ReplaceNode(owner, With(owner, Create(text)));

    /// <summary>The root with several attributes added to a declaration, in their order.</summary>
    public static SyntaxNode Add(SyntaxNode owner, IReadOnlyList<string> texts)
    {
        var changed = With(owner, Create(texts[0]));
        return Root(owner).ReplaceNode(owner, texts.Skip(1).Aggregate(changed, (result, text) => WithBeside(result, Create(text))));
    }

    /// <summary>The root with one attribute in place of another.</summary>
    public static SyntaxNode Replace(AttributeSyntax old, string text) => Root(old).ReplaceNode(old, Create(text).WithTriviaFrom(old));

    /// <summary>The root without an attribute.</summary>
    public static SyntaxNode Remove(AttributeSyntax attribute) => Remove(Root(attribute), [attribute]);

    /// <summary>The root without some attributes of it.</summary>
    public static SyntaxNode Remove(SyntaxNode root, IReadOnlyList<AttributeSyntax> attributes)
    {
        root = root.TrackNodes(attributes);
        foreach (var original in attributes)
        {
            var attribute = root.GetCurrentNode(original)!;
            var list = (AttributeListSyntax)attribute.Parent!;
            root = list.Attributes.Count > 1 ? root.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)! : RemoveList(root, list);
        }

        return root;
    }

    private static SyntaxNode RemoveList(SyntaxNode root, AttributeListSyntax list)
    {
        // Comments above an attribute belong to the member: they move to what follows.
        var owner = list.Parent!;
        var next = list.GetLastToken().GetNextToken();
        var changed = owner.ReplaceToken(next, next.WithLeadingTrivia(list.GetLeadingTrivia()));
        var left = changed.RemoveNode(ListsOf(changed)[ListsOf(owner).IndexOf(list)], SyntaxRemoveOptions.KeepNoTrivia)!;
        return root.ReplaceNode(owner, left);
    }

    private static SyntaxNode With(SyntaxNode owner, AttributeSyntax attribute)
    {
        var lists = ListsOf(owner);
        if (owner is not BaseTypeDeclarationSyntax && lists.FirstOrDefault(CanJoin) is { } shared)
            return owner.ReplaceNode(shared, shared.AddAttributes(attribute));

        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute));
        if (lists.Count > 0)
        {
            var last = lists[lists.Count - 1];
            return owner.InsertNodesAfter(last, [list.WithLeadingTrivia(IndentationOf(last)).WithTrailingTrivia(last.GetTrailingTrivia())]);
        }

        var leading = owner.GetLeadingTrivia();
        list = list.WithLeadingTrivia(leading);
        return owner switch
        {
            ParameterSyntax parameter => parameter.WithLeadingTrivia().AddAttributeLists(list.WithTrailingTrivia(SyntaxFactory.Space)),
            MemberDeclarationSyntax member => member.WithLeadingTrivia(Indentation(leading)).AddAttributeLists(list.WithTrailingTrivia(EndOfLine(owner))),
            _ => owner,
        };
    }

    /// <summary>A declaration with an attribute in the list of the one that was added last.</summary>
    private static SyntaxNode WithBeside(SyntaxNode owner, AttributeSyntax attribute)
    {
        var lists = ListsOf(owner);
        var last = lists.FirstOrDefault(CanJoin) ?? lists[lists.Count - 1];
        return owner.ReplaceNode(last, last.AddAttributes(attribute));
    }

    private static SyntaxList<AttributeListSyntax> ListsOf(SyntaxNode owner) => owner switch
    {
        ParameterSyntax parameter => parameter.AttributeLists,
        MemberDeclarationSyntax member => member.AttributeLists,
        _ => default,
    };

    /// <summary>Whether a list holds a role already, so that an encoding reads well beside it.</summary>
    private static bool CanJoin(AttributeListSyntax list) =>
        list.Target is not { } target
            ? list.Attributes.Any(IsRole)
            : target.Identifier.IsKind(SyntaxKind.PropertyKeyword) && list.Attributes.Any(IsRole);

    private static bool IsRole(AttributeSyntax attribute) =>
        attribute.Name.GetLastToken().ValueText is "Label" or "LabelAttribute" or "Feature" or "FeatureAttribute";

    private static SyntaxTriviaList IndentationOf(AttributeListSyntax list) =>
        list.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? Indentation(list.GetLeadingTrivia()) : default;

    private static SyntaxTriviaList Indentation(SyntaxTriviaList leading) =>
        leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(leading[leading.Count - 1]) : default;

    private static SyntaxTrivia EndOfLine(SyntaxNode owner) =>
        Root(owner).DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found ? found : SyntaxFactory.LineFeed;

    private static SyntaxNode Root(SyntaxNode node) => node.SyntaxTree.GetRoot();
}
