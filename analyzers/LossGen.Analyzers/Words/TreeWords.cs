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
    private readonly SyntaxTree _tree;
    private (int Name, int[] Words)[]? _types;

    private TreeWords(SyntaxTree tree, WordMember[] members)
    {
        _tree = tree;
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

    /// <summary>The words of what a member is given.</summary>
    public int[] Given(WordMember member, CancellationToken cancellation) => new WordScanner(_tree.GetText(cancellation)).Words(member.Parameters);

    /// <summary>The types of the file, by the hashes of their names, with the words of what they derive from, are made of and hold.</summary>
    public IReadOnlyList<(int Name, int[] Words)> Types(CancellationToken cancellation) => _types ??= ReadTypes(cancellation).ToArray();

    private IEnumerable<(int Name, int[] Words)> ReadTypes(CancellationToken cancellation)
    {
        var scanner = new WordScanner(_tree.GetText(cancellation));
        foreach (var type in _tree.GetRoot(cancellation).DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>())
        {
            var words = new List<int>();
            if (type.BaseList is { } bases) words.AddRange(scanner.Words(bases.Span));
            if (type.ParameterList is { } parameters) words.AddRange(scanner.Words(parameters.Span));
            foreach (var member in type.Members)
            {
                var held = member switch
                {
                    FieldDeclarationSyntax field => field.Declaration.Type,
                    PropertyDeclarationSyntax property => property.Type,
                    _ => null,
                };
                if (held is not (null or PredefinedTypeSyntax)) words.AddRange(scanner.Words(held.Span));
            }

            yield return (WordHash.Of(type.Identifier.ValueText), [.. words]);
        }
    }

    private static TreeWords Remember(SyntaxTree tree, CancellationToken cancellation) => Known.GetValue(tree, t => Read(t, cancellation));

    private static TreeWords Read(SyntaxTree tree, CancellationToken cancellation)
    {
        var members = new List<WordMember>();
        var scanner = new WordScanner(tree.GetText(cancellation));
        if (tree.GetRoot(cancellation) is CompilationUnitSyntax unit) Add(unit.Members, null);

        return new TreeWords(tree, [.. members]);

        void Add(SyntaxList<MemberDeclarationSyntax> declarations, int? owner)
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
                        Add(space.Members, null);
                        continue;
                    case TypeDeclarationSyntax type:
                        Add(type.Members, WordHash.Of(type.Identifier.ValueText));
                        continue;
                    case MethodDeclarationSyntax method:
                        members.Add(scanner.Scan(method.Span, method.Identifier.ValueText, Given(method), owner));
                        continue;
                    case PropertyDeclarationSyntax property:
                        members.Add(scanner.Scan(property.Span, property.Identifier.ValueText, default, owner));
                        continue;
                    case BaseMethodDeclarationSyntax method:
                        members.Add(scanner.Scan(declaration.Span, null, method.ParameterList.Span, owner));
                        continue;
                    case BasePropertyDeclarationSyntax:
                        members.Add(scanner.Scan(declaration.Span, null, default, owner));
                        continue;
                    default:
                        continue;
                }
            }

            // Top-level statements stand before all types and are one method.
            if (global is { } statements) members.Insert(0, scanner.Scan(statements, null, default, null));
        }

        // The parameters, and what those of a type parameter are.
        static TextSpan Given(MethodDeclarationSyntax method) => method.ConstraintClauses.Count > 0
            ? TextSpan.FromBounds(method.ParameterList.SpanStart, method.ConstraintClauses.Span.End)
            : method.ParameterList.Parameters.Count > 0 ? method.ParameterList.Span : default;
    }
}
