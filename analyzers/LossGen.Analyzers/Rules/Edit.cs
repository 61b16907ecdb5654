using LossGen.Analyzers.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Analyzers.Rules;

/// <summary>A piece of source and the text that replaces it.</summary>
/// <param name="Place">The piece; empty for an insertion.</param>
/// <param name="Text">The text.</param>
internal sealed record Edit(Location Place, string Text)
{
    /// <summary>Replaces a node.</summary>
    public static Edit Replace(SyntaxNode node, string text) => new(node.GetLocation(), text);

    /// <summary>Inserts text at a position.</summary>
    public static Edit Insert(SyntaxTree tree, int position, string text) => new(Location.Create(tree, new TextSpan(position, 0)), text);

    /// <summary>Puts a call after an expression: <c>y</c> becomes <c>y.argmax(1)</c>.</summary>
    public static Edit? Append(SyntaxNode? expression, string call) => expression is null ? null : Replace(expression, Primary(expression) + call);

    /// <summary>Takes an operation out, so that its input stands in its place; null where it cannot be done in place.</summary>
    public static Edit? Remove(Origin? origin)
    {
        if (origin is null) return null;
        if (origin.Input is { } input) return Replace(origin.Node, NeedsPrimary(origin.Node) ? Primary(input) : input.ToString());

        return RemoveLayer(origin.Node);
    }

    /// <summary>Puts a call of another tensor method in an operation's place, or another layer in a layer's.</summary>
    public static Edit? Exchange(Origin? origin, string method, string layer)
    {
        if (origin is null) return null;
        if (origin.Input is { } input) return Replace(origin.Node, Primary(input) + method);

        return Rename(origin.Node, layer);
    }

    /// <summary>Puts an operation without arguments in another's place.</summary>
    public static Edit? ExchangeBare(Origin? origin, string method, string layer)
    {
        if (origin is null || origin.Input is not null) return Exchange(origin, method, layer);
        if (NameOf(origin.Node) is not { } name) return null;

        var call = origin.Node.ToString();
        return Replace(origin.Node, call.Substring(0, name.SpanStart - origin.Node.SpanStart) + layer + "()");
    }

    /// <summary>Calls another method, or makes another object, with the same arguments.</summary>
    public static Edit? Rename(SyntaxNode? call, string name) => NameOf(call) is { } token ? new Edit(token.GetLocation(), name) : null;

    /// <summary>Passes an argument more, by name; a value already passed by that name is replaced.</summary>
    public static Edit? SetArgument(SyntaxNode? call, string parameter, SyntaxNode? written, string value)
    {
        if (written is not null) return Replace(written, value);

        var list = call switch
        {
            InvocationExpressionSyntax invocation => invocation.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ => null,
        };
        if (list is null) return null;

        return Insert(list.SyntaxTree, list.CloseParenToken.SpanStart, (list.Arguments.Count > 0 ? ", " : string.Empty) + parameter + ": " + value);
    }

    /// <summary>Takes an argument out of its list, with the comma that parts it from its neighbour.</summary>
    public static Edit RemoveArgument(ArgumentSyntax argument)
    {
        var list = (ArgumentListSyntax)argument.Parent!;
        var at = list.Arguments.IndexOf(argument);
        var span = at > 0 ? TextSpan.FromBounds(list.Arguments.GetSeparator(at - 1).SpanStart, argument.Span.End)
            : list.Arguments.Count > 1 ? TextSpan.FromBounds(argument.SpanStart, list.Arguments[1].SpanStart)
            : argument.Span;
        return new Edit(Location.Create(list.SyntaxTree, span), string.Empty);
    }

    /// <summary>The name a call calls by.</summary>
    public static SyntaxToken? NameOf(SyntaxNode? call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.Identifier,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier,
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax name } => name.Identifier,
        ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax name } => name.Right.Identifier,
        _ => null,
    };

    /// <summary>An expression as it can stand before a dot.</summary>
    public static string Primary(SyntaxNode expression) => IsPrimary(expression) ? expression.ToString() : "(" + expression + ")";

    private static bool IsPrimary(SyntaxNode expression) => expression is IdentifierNameSyntax or GenericNameSyntax or InvocationExpressionSyntax
        or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or LiteralExpressionSyntax
        or ThisExpressionSyntax or BaseExpressionSyntax or PostfixUnaryExpressionSyntax;

    private static bool NeedsPrimary(SyntaxNode node) =>
        node.Parent is MemberAccessExpressionSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or CastExpressionSyntax
            or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax or ConditionalAccessExpressionSyntax;

    private static Edit? RemoveLayer(SyntaxNode layer)
    {
        // Either Sequential(..., Softmax(1)) or Sequential(..., ("name", Softmax(1))).
        if (layer.Parent is not ArgumentSyntax argument) return null;
        if (argument.Parent is TupleExpressionSyntax { Parent: ArgumentSyntax named }) argument = named;

        return argument.Parent is ArgumentListSyntax { Arguments.Count: > 1 } list && NameOf(list.Parent)?.ValueText == "Sequential" ? RemoveArgument(argument) : null;
    }
}
