using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Writes another member of an enum in the way the source qualifies the one that stands there.</summary>
internal static class EnumArgument
{
    /// <summary>The attribute with its first argument changed; null where another compilation's model would be needed.</summary>
    public static AttributeSyntax Replace(AttributeSyntax attribute, string type, string member, Compilation compilation, CancellationToken cancellation)
    {
        if (attribute.ArgumentList is not { Arguments: [var first, ..] } list || first.NameEquals is not null)
        {
            var written = SyntaxFactory.AttributeArgument(Qualified(type, member));
            return attribute.WithArgumentList(attribute.ArgumentList is null
                ? SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(written))
                : attribute.ArgumentList.WithArguments(attribute.ArgumentList.Arguments.Insert(0, written)));
        }

        var old = first.Expression;
        var now = SyntaxFactory.IdentifierName(member);
        ExpressionSyntax replacement = IsMember(old, type, compilation, cancellation)
            ? old is MemberAccessExpressionSyntax access ? access.WithName(now) : now
            : Qualified(type, member);
        return attribute.WithArgumentList(list.ReplaceNode(old, replacement.WithTriviaFrom(old)));
    }

    private static bool IsMember(ExpressionSyntax expression, string type, Compilation compilation, CancellationToken cancellation) =>
        compilation.ContainsSyntaxTree(expression.SyntaxTree)
        && compilation.GetSemanticModel(expression.SyntaxTree).GetSymbolInfo(expression, cancellation).Symbol is IFieldSymbol { ContainingType: { TypeKind: TypeKind.Enum } owner }
        && owner.Name == type;

    private static ExpressionSyntax Qualified(string type, string member) =>
        SyntaxFactory.ParseExpression($"global::LossGen.{type}.{member}").WithAdditionalAnnotations(Simplifier.Annotation);
}
