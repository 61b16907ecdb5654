using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Analyzers.Tests.Fuzzing;

/// <summary>Breaks sources as typing does, and worse: the same ones for the same seed.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly string[] Types = ["int", "string", "Tensor", "object", "Missing", "var", "Linear", "long[]", "dynamic"];

    private readonly Random _random = new(seed);

    /// <summary>The text with one to three changes.</summary>
    public string Mutate(string text)
    {
        for (var changes = _random.Next(1, 4); changes > 0; changes--) text = MutateOnce(text);

        return text;
    }

    private string MutateOnce(string text)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        return _random.Next(8) switch
        {
            0 => Delete(text, root.DescendantTokens()),
            1 => Repeat(text, root.DescendantTokens()),
            2 => Swap(text, root.DescendantNodes().OfType<StatementSyntax>().Where(statement => statement is not BlockSyntax)),
            3 => text[.._random.Next(text.Length + 1)],
            4 => Delete(text, root.DescendantNodes().OfType<ArgumentSyntax>()),
            5 => Swap(text, root.DescendantNodes().OfType<ExpressionSyntax>()),
            6 => Delete(text, root.DescendantNodes().OfType<MemberDeclarationSyntax>()),
            _ => Replace(text, root.DescendantNodes().OfType<TypeSyntax>(), Types[_random.Next(Types.Length)]),
        };
    }

    private string Delete(string text, IEnumerable<SyntaxToken> tokens) => Change(text, [.. tokens.Select(token => token.Span)], _ => "");

    private string Delete(string text, IEnumerable<SyntaxNode> nodes) => Change(text, [.. nodes.Select(node => node.Span)], _ => "");

    private string Repeat(string text, IEnumerable<SyntaxToken> tokens) => Change(text, [.. tokens.Select(token => token.Span)], span => $"{text.AsSpan(span.Start, span.Length)} {text.AsSpan(span.Start, span.Length)}");

    private string Replace(string text, IEnumerable<SyntaxNode> nodes, string with) => Change(text, [.. nodes.Select(node => node.Span)], _ => with);

    private string Swap(string text, IEnumerable<SyntaxNode> nodes)
    {
        var spans = nodes.Select(node => node.Span).ToArray();
        if (spans.Length < 2) return text;

        var (first, second) = (spans[_random.Next(spans.Length)], spans[_random.Next(spans.Length)]);
        if (first.Start > second.Start) (first, second) = (second, first);

        // Missing parts have empty spans, which may stand inside others.
        return second.Start < first.End || first.Start == second.Start
            ? text
            : string.Concat(text.AsSpan(0, first.Start), text.AsSpan(second.Start, second.Length), text.AsSpan(first.End, second.Start - first.End), string.Concat(text.AsSpan(first.Start, first.Length), text.AsSpan(second.End)));
    }

    private string Change(string text, TextSpan[] spans, Func<TextSpan, string> to)
    {
        if (spans.Length == 0) return text;

        var span = spans[_random.Next(spans.Length)];
        return string.Concat(text.AsSpan(0, span.Start), to(span), text.AsSpan(span.End));
    }
}
