using System.Collections.Concurrent;
using LossGen.Analyzers.Words;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>The bodies of the methods of a compilation, each bound and laid out once, and only where someone asks.</summary>
internal sealed class MethodBodies(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly object _gate = new();
    private WordIndex? _words;

    /// <summary>The model of the meaning of a file.</summary>
#pragma warning disable RS1030 // summaries cross files; the compiler keeps one model per file and compilation while analyzers run
    public SemanticModel Model(SyntaxTree tree) => _models.GetOrAdd(tree, t => compilation.GetSemanticModel(t));
#pragma warning restore RS1030

    /// <summary>Takes a model that the compiler has at hand: it forgets those of the files that it is done with.</summary>
    public void Remember(SemanticModel model) => _models.TryAdd(model.SyntaxTree, model);

    /// <summary>What the words of the member around a node say.</summary>
    public WordKinds Words(SyntaxNode node, CancellationToken cancellation) => Index(cancellation).Of(node);

    /// <summary>What the words of the member at a position say.</summary>
    public WordKinds Words(SyntaxTree tree, int position, CancellationToken cancellation) => Index(cancellation).Of(tree, position);

    /// <summary>What the words of a method's declaration say.</summary>
    public WordKinds Words(IMethodSymbol method, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences is [var reference, ..] ? Words(reference.GetSyntax(cancellation), cancellation) : WordKinds.None;

    /// <summary>The body of a method; null where it has none in the compilation.</summary>
    public IOperation? Body(IMethodSymbol method, CancellationToken cancellation) =>
        _bodies.TryGetValue(method.OriginalDefinition, out var known)
            ? known
            : _bodies.GetOrAdd(method.OriginalDefinition, Bind(method.OriginalDefinition, cancellation));

    /// <summary>How a field or property is declared to begin; null where it is not.</summary>
    public static EqualsValueClauseSyntax? InitializerSyntax(ISymbol member, CancellationToken cancellation) =>
        member.DeclaringSyntaxReferences is not [var reference, ..] ? null : reference.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };

    /// <summary>The expression that a field or property begins with; null where there is none.</summary>
    public IOperation? Initializer(ISymbol member, CancellationToken cancellation)
    {
        var initializer = InitializerSyntax(member, cancellation);
        return initializer is not null && Model(initializer.SyntaxTree).GetOperation(initializer, cancellation) is ISymbolInitializerOperation operation
            ? operation.Value
            : null;
    }

    /// <summary>All files of the compilation.</summary>
    public IEnumerable<SyntaxTree> Trees => compilation.SyntaxTrees;

    private WordIndex Index(CancellationToken cancellation)
    {
        // A cancelled reading leaves nothing behind, so that the next one starts anew.
        if (Volatile.Read(ref _words) is not { } words)
        {
            lock (_gate) words = _words ??= WordIndex.Of(compilation, cancellation);
        }

        return words;
    }

    private IOperation? Bind(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.DeclaringSyntaxReferences is not [var reference, ..]) return null;

        var syntax = reference.GetSyntax(cancellation);
        return Model(syntax.SyntaxTree).GetOperation(syntax, cancellation) switch
        {
            IOperation body and ILocalFunctionOperation => body,
            IBlockOperation { Parent: not null } => null,
            IOperation body and (IMethodBodyBaseOperation or IBlockOperation) => body,
            _ => null,
        };
    }
}
