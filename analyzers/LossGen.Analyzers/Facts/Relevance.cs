using System.Collections.Concurrent;
using LossGen.Analyzers.Words;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>Says which methods can tell the analysis something, before their bodies are bound.</summary>
internal sealed class Relevance(MethodBodies bodies, TorchSymbols torch)
{
    // Letters, all told.
    private const int LongestHelper = 600;

    private readonly ConcurrentDictionary<ISymbol, bool> _methods = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _types = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method runs operations, or returns what an operation, layer or loss may be given.</summary>
    public bool Concerns(IMethodSymbol method, CancellationToken cancellation) =>
        _methods.TryGetValue(method.OriginalDefinition, out var known)
            ? known
            : _methods.GetOrAdd(
                method.OriginalDefinition,
                (bodies.Words(method.OriginalDefinition, cancellation) & WordKinds.Tensors) != 0 || SaysOneThing(method.OriginalDefinition));

    /// <summary>Whether a constructor can give members what an operation, layer or loss may be given.</summary>
    public bool Fills(IMethodSymbol constructor, CancellationToken cancellation) =>
        constructor.DeclaringSyntaxReferences is [{ Span.Length: <= LongestHelper }, ..] || (bodies.Words(constructor, cancellation) & WordKinds.Tensors) != 0;

    // A size, a shape, a configuration: what a helper can say without TorchSharp it says in a few lines.
    private bool SaysOneThing(IMethodSymbol method) =>
        MayMatter(method.ReturnType) && method.ReturnType.SpecialType != SpecialType.System_Boolean && method.DeclaringSyntaxReferences is [{ Span.Length: <= LongestHelper }, ..];

    /// <summary>Whether the facts may speak of values of a type: of texts, tasks, streams and the like they say nothing.</summary>
    public bool MayMatter(ITypeSymbol type) => _types.TryGetValue(type, out var known) ? known : _types.GetOrAdd(type, type switch
    {
        { SpecialType: SpecialType.System_Void or SpecialType.System_String or SpecialType.System_Object or SpecialType.System_Char or SpecialType.System_DateTime } => false,
        { SpecialType: not SpecialType.None } or { TypeKind: TypeKind.Enum or TypeKind.TypeParameter or TypeKind.Dynamic or TypeKind.Error } => true,
        IArrayTypeSymbol array => MayMatter(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(element => MayMatter(element.Type)),
        INamedTypeSymbol named => torch.IsTorchSharp(named) || !named.DeclaringSyntaxReferences.IsEmpty || named.TypeArguments.Any(MayMatter),
        _ => false,
    });
}
