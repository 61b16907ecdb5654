using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using LossGen.Analyzers.Interpretation;
using LossGen.Analyzers.Sites;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>
/// Infers what each tensor of a compilation means, and what each method does to a training run. A method is run on demand, once for all analyzers,
/// and the result is remembered for the life of the compilation.
/// </summary>
internal sealed class FactsEngine
{
    // Objects that hold objects that hold objects: beyond this their types say what there is to say.
    private const int MaxConstructions = 6;

    private static readonly ConditionalWeakTable<Compilation, FactsEngine> Engines = new();

    private readonly ConcurrentDictionary<ISymbol, MethodFacts> _roots = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, HeapObject> _typical = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Value> _statics = new(SymbolEqualityComparer.Default);

    private int _runs;

    private FactsEngine(Compilation compilation, TorchSymbols torch)
    {
        Torch = torch;
        Bodies = new MethodBodies(compilation);
        Members = new MemberStability(Bodies);
        Layers = new PlainLayers(compilation, torch);
        Relevance = new Relevance(Bodies, torch);
        Effects = new EffectReader(torch, Bodies);
        Hierarchy = new Hierarchy(compilation);
    }

    public TorchSymbols Torch { get; }

    /// <summary>The bodies of the compilation's methods.</summary>
    public MethodBodies Bodies { get; }

    /// <summary>Which methods can say something.</summary>
    public Relevance Relevance { get; }

    /// <summary>What calls do to a training run.</summary>
    public EffectReader Effects { get; }

    /// <summary>Which classes derive from which.</summary>
    public Hierarchy Hierarchy { get; }

    /// <summary>Which members keep their value.</summary>
    private MemberStability Members { get; }

    /// <summary>The layers that need no binding.</summary>
    private PlainLayers Layers { get; }

    /// <summary>How many methods were run.</summary>
    public int Walks => Volatile.Read(ref _runs);

    /// <summary>The one engine of a compilation; null where it does not use TorchSharp.</summary>
    public static FactsEngine? For(Compilation compilation)
    {
        if (Engines.TryGetValue(compilation, out var engine)) return engine;

        return TorchSymbols.In(compilation) is { } torch ? Engines.GetValue(compilation, c => new FactsEngine(c, torch)) : null;
    }

    /// <summary>What a method does when nothing is known of its arguments.</summary>
    public MethodFacts Analyze(IMethodSymbol method, CancellationToken cancellation)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (_roots.TryGetValue(method, out var known)) return known;
        if (Bodies.Body(method, cancellation) is not { } body) return _roots.GetOrAdd(method, MethodFacts.Unknown);

        Interlocked.Increment(ref _runs);
        return _roots.GetOrAdd(method, Interpreter.Run(this, method, body, cancellation));
    }

    /// <summary>An object of a type when nothing is known of how it was made; null where that says nothing.</summary>
    public HeapObject? Typical(INamedTypeSymbol type, Construction? construction, CancellationToken cancellation)
    {
        type = type.OriginalDefinition;
        if (_typical.TryGetValue(type, out var known)) return known;

        construction ??= Construction.None;
        if (construction.Depth >= MaxConstructions || construction.Contains(type) || type.IsAbstract) return null;

        return _typical.GetOrAdd(type, Interpreter.Construct(this, type, Members, construction.With(type), cancellation));
    }

    /// <summary>What is known of a static field or property that only its initializer gives a value.</summary>
    public Value Static(ISymbol member, Construction? construction, CancellationToken cancellation)
    {
        if (_statics.TryGetValue(member, out var known)) return known;

        construction ??= Construction.None;
        if (construction.Depth >= MaxConstructions || construction.Contains(member) || !Members.IsStable(member, cancellation)) return Value.Unknown;
        if (MemberType(member) is not { } type || !Relevance.MayMatter(type)) return Value.Unknown;

        return _statics.GetOrAdd(member, Interpreter.InitialValue(this, member, type, construction.With(member), cancellation));
    }

    /// <summary>What a field or property begins with; null where it has no initializer.</summary>
    public Value? Initial(ISymbol member, ITypeSymbol type, Interpreter interpreter, State state, CancellationToken cancellation)
    {
        if (Layers.Read(member, type, cancellation) is { } read) return interpreter.Import(read, type, member, state);
        if (PlainLayers.Made(member, type, cancellation) is { } made) return interpreter.Create((INamedTypeSymbol)type, made.Constructor, [.. made.Arguments.All.Select(argument => argument.Value.Value)], made.Creation, state);

        return Bodies.Initializer(member, cancellation) is { } initializer ? interpreter.EvaluateInitializer(initializer, state) : null;
    }

    private static ITypeSymbol? MemberType(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;
}
