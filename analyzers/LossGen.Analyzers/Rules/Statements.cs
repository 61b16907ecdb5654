using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Analyzers.Rules;

/// <summary>Cures that add or move whole statements.</summary>
internal static class Statements
{
    /// <summary>Adds a statement before the one a node stands in.</summary>
    public static Fix? InsertBefore(string title, SyntaxNode node, string text) =>
        Of(node) is { } statement ? Fix.Of(title, Edit.Insert(statement.SyntaxTree, statement.SpanStart, text + Separator(statement))) : null;

    /// <summary>Adds a statement after the one a node stands in.</summary>
    public static Fix? InsertAfter(string title, SyntaxNode node, string text) =>
        Of(node) is { } statement ? Fix.Of(title, Edit.Insert(statement.SyntaxTree, statement.Span.End, Separator(statement) + text)) : null;

    /// <summary>Adds a statement at the head of a loop.</summary>
    public static Fix? InsertFirst(string title, SyntaxNode loop, string text)
    {
        var body = loop switch
        {
            ForStatementSyntax @for => @for.Statement,
            CommonForEachStatementSyntax @foreach => @foreach.Statement,
            WhileStatementSyntax @while => @while.Statement,
            DoStatementSyntax @do => @do.Statement,
            _ => null,
        };
        return body is BlockSyntax { Statements.Count: > 0 } block ? InsertBefore(title, block.Statements[0], text) : null;
    }

    /// <summary>Moves the statement a node stands in before another one.</summary>
    public static Fix? Move(string title, SyntaxNode node, SyntaxNode before)
    {
        if (Of(node) is not { } statement || Of(before) is not { } target || statement == target) return null;

        return Fix.Of(
            title,
            Edit.Insert(target.SyntaxTree, target.SpanStart, statement + Separator(target)),
            new Edit(Location.Create(statement.SyntaxTree, WithGap(statement)), string.Empty));
    }

    // A statement that can have neighbours: in a block, a switch section, or at the top level.
    private static StatementSyntax? Of(SyntaxNode node) =>
        node.AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault() is { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement ? statement : null;

    // A statement on a line of its own gets its neighbour on a line of its own.
    private static string Separator(StatementSyntax statement)
    {
        var text = statement.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        var indent = text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart));
        return string.IsNullOrWhiteSpace(indent) ? "\n" + indent : " ";
    }

    private static TextSpan WithGap(StatementSyntax statement)
    {
        var text = statement.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        var isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart)))
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(statement.Span.End, text.Lines.GetLineFromPosition(statement.Span.End).End)));
        if (isAlone) return TextSpan.FromBounds(line.Start, text.Lines.GetLineFromPosition(statement.Span.End).EndIncludingLineBreak);

        var end = statement.Span.End;
        while (end < text.Length && text[end] == ' ') end++;
        return TextSpan.FromBounds(statement.SpanStart, end);
    }
}
