using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LossGen.Analyzers.Sites;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>
/// Infers what each tensor of a compilation means. Methods are walked on demand, once per combination of what is known of their
/// arguments, and the results are remembered for the life of the compilation, whichever analyzer asks.
/// </summary>
internal sealed class FactsEngine
{
    // Deeper chains of helpers than this say little that is certain, and cost much.
    private const int MaxDepth = 6;

    private static readonly ImmutableHashSet<ISymbol> NoMethods = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default);

    private static readonly ConditionalWeakTable<Compilation, FactsEngine> Engines = new();

    private readonly ConcurrentDictionary<CallKey, MethodFacts> _summaries = new();
    private readonly ConcurrentDictionary<CallKey, InstanceFact> _instances = new();
    private readonly ConcurrentDictionary<ISymbol, MethodFacts> _roots = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, InstanceFact> _typical = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Value> _statics = new(SymbolEqualityComparer.Default);

    private int _walks;

    private FactsEngine(Compilation compilation, TorchSymbols torch)
    {
        Torch = torch;
        Bodies = new MethodBodies(compilation);
        Members = new MemberStability();
        Layers = new PlainLayers(compilation, torch);
        Relevance = new Relevance(Bodies, torch);
        Effects = new EffectReader(torch, Bodies);
    }

    public TorchSymbols Torch { get; }

    /// <summary>The bodies of the compilation's methods.</summary>
    public MethodBodies Bodies { get; }

    /// <summary>Which methods can say something.</summary>
    public Relevance Relevance { get; }

    /// <summary>What calls do to a training run.</summary>
    public EffectReader Effects { get; }

    /// <summary>Which members keep their value.</summary>
    private MemberStability Members { get; }

    /// <summary>The layers that need no binding.</summary>
    private PlainLayers Layers { get; }

    /// <summary>How often a method was walked.</summary>
    public int Walks => Volatile.Read(ref _walks);

    /// <summary>The one engine of a compilation; null where it does not use TorchSharp.</summary>
    public static FactsEngine? For(Compilation compilation)
    {
        if (Engines.TryGetValue(compilation, out var engine)) return engine;

        return TorchSymbols.In(compilation) is { } torch ? Engines.GetValue(compilation, c => new FactsEngine(c, torch)) : null;
    }

    /// <summary>What a method does when nothing is known of its arguments.</summary>
    public MethodFacts Analyze(IMethodSymbol method, CancellationToken cancellation)
    {
        if (_roots.TryGetValue(method, out var known)) return known;

        var receiver = method.IsStatic || method.ContainingType is null || method.MethodKind == MethodKind.Constructor
            ? Value.Unknown
            : Typical(method.ContainingType, NoMethods, cancellation);
        var nothing = new Value[method.Parameters.Length];
        for (var i = 0; i < nothing.Length; i++) nothing[i] = Value.Unknown;

        // Whoever calls it with nothing known asks for the same.
        var key = new CallKey(method, receiver, nothing);
        if (!_summaries.TryGetValue(key, out var facts))
        {
            facts = Walk(method, receiver, nothing, NoMethods, captured: null, cancellation);
            if (facts.IsComplete && method.MethodKind != MethodKind.LocalFunction) facts = _summaries.GetOrAdd(key, facts);
        }

        return _roots.GetOrAdd(method, facts);
    }

    /// <summary>What a call returns.</summary>
    public MethodFacts Summarize(
        IMethodSymbol method,
        Value receiver,
        IReadOnlyList<Value> arguments,
        ImmutableHashSet<ISymbol> callers,
        FlowState? captured,
        CancellationToken cancellation)
    {
        method = method.PartialImplementationPart ?? method;
        if (method.IsAbstract || method.IsAsync || method.DeclaringSyntaxReferences.IsEmpty) return MethodFacts.Unknown;
        if (callers.Count >= MaxDepth || callers.Contains(method.OriginalDefinition)) return MethodFacts.Recursive;

        // A local function reads the variables around it, which the key cannot hold.
        if (method.MethodKind == MethodKind.LocalFunction) return Walk(method, receiver, arguments, callers, captured, cancellation);
        if (!Relevance.Concerns(method, cancellation)) return MethodFacts.Unknown;

        // A method that is told nothing and says nothing goes wrong in itself, if at all, and is looked at by itself.
        if (!Relevance.MayMatter(method.ReturnType) && IsToldNothing(method, receiver, arguments)) return MethodFacts.Unknown;

        var key = new CallKey(method, receiver, arguments);
        if (_summaries.TryGetValue(key, out var known)) return known;

        var facts = Walk(method, receiver, arguments, callers, captured: null, cancellation);
        return facts.IsComplete ? _summaries.GetOrAdd(key, facts) : facts;
    }

    /// <summary>The object that a constructor call makes.</summary>
    public InstanceFact Create(
        IMethodSymbol constructor,
        IReadOnlyList<Value> arguments,
        SyntaxNode creation,
        ImmutableHashSet<ISymbol> callers,
        CancellationToken cancellation)
    {
        var type = constructor.ContainingType;
        if (callers.Count >= MaxDepth || callers.Contains(type.OriginalDefinition)) return InstanceFact.Empty(type);

        var key = new CallKey(constructor, Value.Unknown, arguments);
        return _instances.TryGetValue(key, out var known)
            ? known
            : _instances.GetOrAdd(key, new InstanceFact(type, MembersAfter(constructor, arguments, callers, cancellation), creation));
    }

    /// <summary>An object of a type when nothing is known of how it was made.</summary>
    public InstanceFact Typical(INamedTypeSymbol type, ImmutableHashSet<ISymbol> callers, CancellationToken cancellation)
    {
        type = type.OriginalDefinition;
        if (_typical.TryGetValue(type, out var known)) return known;
        if (callers.Count >= MaxDepth || callers.Contains(type) || type.TypeKind is not (TypeKind.Class or TypeKind.Struct)) return InstanceFact.Empty(type);

        Dictionary<ISymbol, Value>? members = null;
        foreach (var constructor in type.InstanceConstructors)
        {
            // Every class has an implicit copy of this list or writes one; records copy with a constructor that knows nothing.
            if (constructor.IsImplicitlyDeclared && type.InstanceConstructors.Length > 1) continue;

            var made = MembersAfter(constructor, [], callers, cancellation);
            members = members is null
                ? made
                : members.Where(pair => made.ContainsKey(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value.Join(made[pair.Key]), SymbolEqualityComparer.Default);
        }

        return _typical.GetOrAdd(type, members is null ? InstanceFact.Empty(type) : new InstanceFact(type, members, null));
    }

    /// <summary>What is known of a static field or property that only its initializer gives a value.</summary>
    public Value Static(ISymbol member, ImmutableHashSet<ISymbol> callers, CancellationToken cancellation)
    {
        if (_statics.TryGetValue(member, out var known)) return known;
        if (callers.Contains(member)) return Value.Unknown;

        return _statics.GetOrAdd(member, (MemberType(member) is { } type && Relevance.MayMatter(type) ? Initial(member, type, new FlowState(), callers.Add(member), cancellation) : null) ?? Value.Unknown);
    }

    private bool IsToldNothing(IMethodSymbol method, Value receiver, IReadOnlyList<Value> arguments) =>
        (receiver == Value.Unknown || (_typical.TryGetValue(method.ContainingType.OriginalDefinition, out var typical) && ReferenceEquals(receiver, typical)))
        && arguments.All(argument => argument == Value.Unknown);

    private MethodFacts Walk(
        IMethodSymbol method,
        Value receiver,
        IReadOnlyList<Value> arguments,
        ImmutableHashSet<ISymbol> callers,
        FlowState? captured,
        CancellationToken cancellation)
    {
        var state = captured?.Copy() ?? new FlowState();
        state.SetParameters(method.OriginalDefinition, arguments);
        if (Run(method, receiver, callers.Add(method.OriginalDefinition), state, cancellation) is not { } facts) return MethodFacts.Unknown;

        Interlocked.Increment(ref _walks);
        return facts;
    }

    // null where the method has no body in the compilation.
    private MethodFacts? Run(IMethodSymbol method, Value receiver, ImmutableHashSet<ISymbol> callers, FlowState state, CancellationToken cancellation)
    {
        if (Bodies.Plain(method, cancellation) is { } plain)
        {
            var model = Bodies.Model(Bodies.Body(method, cancellation)!.Syntax.SyntaxTree);
            return new StatementWalk(this, model, receiver, callers, cancellation).Run(state, plain);
        }

        return Bodies.Graph(method, cancellation) is { } graph ? new MethodWalk(this, graph, receiver, callers, cancellation).Run(state) : null;
    }

    private Dictionary<ISymbol, Value> MembersAfter(
        IMethodSymbol constructor, IReadOnlyList<Value> arguments, ImmutableHashSet<ISymbol> callers, CancellationToken cancellation)
    {
        var type = constructor.ContainingType.OriginalDefinition;
        var state = new FlowState();
        constructor = constructor.OriginalDefinition;
        state.SetParameters(constructor, arguments);

        var inside = callers.Add(type);
        foreach (var member in type.GetMembers())
        {
            if (member.IsStatic || MemberType(member) is not { } holds || !Relevance.MayMatter(holds)) continue;

            if (Initial(member, holds, state, inside, cancellation) is { } value) state.Set(member, value);
        }

        if (Relevance.Fills(constructor, cancellation) && Run(constructor, Value.Unknown, inside, state, cancellation) is { } filled) state = filled.Exit;

        var members = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        foreach (var pair in state.Variables)
        {
            if (pair.Key is IParameterSymbol || (pair.Key is IFieldSymbol or IPropertySymbol && Members.IsStable(pair.Key, cancellation))) members[pair.Key] = pair.Value;
        }

        return members;
    }

    // What a field or property begins with; null where it has no initializer.
    private Value? Initial(ISymbol member, ITypeSymbol type, FlowState state, ImmutableHashSet<ISymbol> callers, CancellationToken cancellation)
    {
        if (Layers.Read(member, type, cancellation) is { } read) return read;
        if (PlainLayers.Made(member, type, cancellation) is { } made) return Create(made.Constructor, [.. made.Arguments.All.Select(argument => argument.Value.Value)], made.Creation, callers, cancellation);

        return Bodies.Initializer(member, cancellation) is { } initializer ? MethodWalk.Evaluate(this, initializer, state, callers, cancellation) : null;
    }

    private static ITypeSymbol? MemberType(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;
}
