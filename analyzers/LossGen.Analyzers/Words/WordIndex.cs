using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Words;

/// <summary>
/// Which members of a compilation may concern the analysis: those that call TorchSharp by name, and those that name one of them. What is not
/// here is never bound for the analysis' sake.
/// </summary>
internal sealed class WordIndex
{
    private const WordKinds Spreading = WordKinds.Tensors | WordKinds.Training | WordKinds.Running;

    private readonly Dictionary<SyntaxTree, WordKinds[]> _kinds = [];

    private WordIndex()
    {
    }

    public static WordIndex Of(Compilation compilation, CancellationToken cancellation)
    {
        var index = new WordIndex();
        var trees = compilation.SyntaxTrees.Select(tree => (Tree: tree, Words: TreeWords.Of(tree, cancellation))).ToArray();
        foreach (var (tree, words) in trees) index._kinds[tree] = words.Members.Select(member => member.Kinds).ToArray();
        if (trees.All(tree => (tree.Words.Kinds & Spreading) == WordKinds.None)) return index;

        var carriers = CarrierTypes.Of(trees.Select(tree => tree.Words), cancellation);
        foreach (var kind in new[] { WordKinds.Tensors, WordKinds.Training, WordKinds.Running })
        {
            if (trees.Any(tree => (tree.Words.Kinds & kind) != 0)) index.Spread(trees, kind, carriers, cancellation);
        }

        return index;
    }

    /// <summary>What is known of the member around a node.</summary>
    public WordKinds Of(SyntaxNode node)
    {
        // The method that top-level statements make is declared by the whole file.
        if (node is CompilationUnitSyntax file) node = file.Members.FirstOrDefault(member => member is GlobalStatementSyntax) ?? node;
        return Of(node.SyntaxTree, node.SpanStart);
    }

    /// <summary>What is known of the member at a position.</summary>
    public WordKinds Of(SyntaxTree tree, int position) =>
        _kinds.TryGetValue(tree, out var kinds) && TreeWords.Of(tree, CancellationToken.None).IndexOf(position) is var at and >= 0 ? kinds[at] : WordKinds.None;

    // Whoever names a member that concerns the analysis concerns it too, until nobody is added: provided that it can hand the member something to
    // say. A helper that is given no tensor, model or optimizer goes wrong in itself, if at all, and is looked at by itself.
    private void Spread((SyntaxTree Tree, TreeWords Words)[] trees, WordKinds kind, CarrierTypes carriers, CancellationToken cancellation)
    {
        var names = new HashSet<int>();
        foreach (var (_, words) in trees)
        {
            foreach (var member in words.Members)
            {
                if ((member.Kinds & kind) != 0) AddName(words, member);
            }
        }

        for (var isChanged = true; isChanged;)
        {
            isChanged = false;
            cancellation.ThrowIfCancellationRequested();
            foreach (var (tree, words) in trees)
            {
                var kinds = _kinds[tree];
                for (var i = 0; i < kinds.Length; i++)
                {
                    if ((kinds[i] & kind) != 0 || !words.Members[i].Names(names)) continue;

                    kinds[i] |= kind;
                    isChanged |= AddName(words, words.Members[i]);
                }
            }
        }

        bool AddName(TreeWords words, WordMember member) =>
            member.Name is { } name && !names.Contains(name)
            && (carriers.Contain(words.Given(member, cancellation)) || (kind != WordKinds.Tensors && member.Owner is { } owner && carriers.Contains(owner)))
            && names.Add(name);
    }
}
