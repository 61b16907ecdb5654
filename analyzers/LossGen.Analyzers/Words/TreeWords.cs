using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Analyzers.Words;

/// <summary>
/// The members of a file with their words, read from its text alone: nothing is bound. Remembered as long as the file is, so that an edit reads
/// one file again.
/// </summary>
internal sealed class TreeWords
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeWords> Known = new();

    private readonly WordMember[] _members;

    private TreeWords(WordMember[] members)
    {
        _members = members;
        foreach (var member in members) Kinds |= member.Kinds;
    }

    /// <summary>The members in the order of the text.</summary>
    public IReadOnlyList<WordMember> Members => _members;

    /// <summary>What the calls of all members say.</summary>
    public WordKinds Kinds { get; }

    public static TreeWords Of(SyntaxTree tree, CancellationToken cancellation) =>
        Known.TryGetValue(tree, out var words) ? words : Remember(tree, cancellation);

    /// <summary>The place of the member around a position; -1 where there is none.</summary>
    public int IndexOf(int position)
    {
        var (low, high) = (0, _members.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (position < _members[middle].Span.Start) high = middle - 1;
            else if (position >= _members[middle].Span.End) low = middle + 1;
            else return middle;
        }

        return -1;
    }

    private static TreeWords Remember(SyntaxTree tree, CancellationToken cancellation) => Known.GetValue(tree, t => Read(t, cancellation));

    private static TreeWords Read(SyntaxTree tree, CancellationToken cancellation)
    {
        var members = new List<WordMember>();
        var scanner = new WordScanner(tree.GetText(cancellation));
        if (tree.GetRoot(cancellation) is CompilationUnitSyntax unit) Add(unit.Members);

        return new TreeWords([.. members]);

        void Add(SyntaxList<MemberDeclarationSyntax> declarations)
        {
            var global = default(TextSpan?);
            foreach (var declaration in declarations)
            {
                switch (declaration)
                {
                    case GlobalStatementSyntax:
                        global = global is { } before ? TextSpan.FromBounds(before.Start, declaration.Span.End) : declaration.Span;
                        continue;
                    case BaseNamespaceDeclarationSyntax space:
                        Add(space.Members);
                        continue;
                    case TypeDeclarationSyntax type:
                        Add(type.Members);
                        continue;
                    case MethodDeclarationSyntax method:
                        members.Add(scanner.Scan(method.Span, method.Identifier.ValueText));
                        continue;
                    case PropertyDeclarationSyntax property:
                        members.Add(scanner.Scan(property.Span, property.Identifier.ValueText));
                        continue;
                    case BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax:
                        members.Add(scanner.Scan(declaration.Span, null));
                        continue;
                    default:
                        continue;
                }
            }

            // Top-level statements stand before all types and are one method.
            if (global is { } statements) members.Insert(0, scanner.Scan(statements, null));
        }
    }
}
