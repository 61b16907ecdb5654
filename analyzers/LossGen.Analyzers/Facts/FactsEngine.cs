using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>
/// Infers what each tensor of a compilation means. Methods are walked on demand, once per combination of what is known of their
/// arguments, and the results are remembered for the life of the compilation.
/// </summary>
internal sealed class FactsEngine
{
    // Deeper chains of helpers than this say little that is certain, and cost much.
    private const int MaxDepth = 6;

    private static readonly ImmutableHashSet<ISymbol> NoMethods = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<ISymbol, ControlFlowGraph?> _graphs = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<CallKey, MethodFacts> _summaries = new();
    private readonly ConcurrentDictionary<CallKey, InstanceFact> _instances = new();
    private readonly ConcurrentDictionary<ISymbol, MethodFacts> _roots = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, InstanceFact> _typical = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Value> _statics = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _stable = new(SymbolEqualityComparer.Default);

    public FactsEngine(Compilation compilation, TorchSymbols torch)
    {
        Compilation = compilation;
        Torch = torch;
    }

    public Compilation Compilation { get; }

    public TorchSymbols Torch { get; }

    /// <summary>What a method does when nothing is known of its arguments.</summary>
    public MethodFacts Analyze(IMethodSymbol method, CancellationToken cancellation)
    {
        if (_roots.TryGetValue(method, out var known)) return known;

        var receiver = method.IsStatic || method.ContainingType is null || method.MethodKind == MethodKind.Constructor
            ? Value.Unknown
            : Typical(method.ContainingType, NoMethods, cancellation);
        var facts = Walk(method, receiver, [], NoMethods, captured: null, cancellation);
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
        if (callers.Count >= MaxDepth || callers.Contains(type.OriginalDefinition)) return Empty(type);

        var key = new CallKey(constructor, Value.Unknown, arguments);
        if (_instances.TryGetValue(key, out var known)) return known;

        return _instances.GetOrAdd(key, new InstanceFact(type, Members(constructor, arguments, callers, cancellation), creation));
    }

    /// <summary>An object of a type when nothing is known of how it was made.</summary>
    public InstanceFact Typical(INamedTypeSymbol type, ImmutableHashSet<ISymbol> callers, CancellationToken cancellation)
    {
        type = type.OriginalDefinition;
        if (_typical.TryGetValue(type, out var known)) return known;
        if (callers.Count >= MaxDepth || callers.Contains(type) || type.TypeKind is not (TypeKind.Class or TypeKind.Struct)) return Empty(type);

        Dictionary<ISymbol, Value>? members = null;
        foreach (var constructor in type.InstanceConstructors)
        {
            // Every class has an implicit copy of this list or writes one; records copy with a constructor that knows nothing.
            if (constructor.IsImplicitlyDeclared && type.InstanceConstructors.Length > 1) continue;

            var made = Members(constructor, [], callers, cancellation);
            members = members is null
                ? new Dictionary<ISymbol, Value>(made, SymbolEqualityComparer.Default)
                : members.Where(pair => made.ContainsKey(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value.Join(made[pair.Key]), SymbolEqualityComparer.Default);
        }

        return _typical.GetOrAdd(type, new InstanceFact(type, members ?? new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default), null));
    }

    /// <summary>What is known of a static field or property that only its initializer gives a value.</summary>
    public Value Static(ISymbol member, ImmutableHashSet<ISymbol> callers, CancellationToken cancellation)
    {
        if (_statics.TryGetValue(member, out var known)) return known;
        if (callers.Contains(member)) return Value.Unknown;

        var value = Initializer(member, cancellation) is { } initializer
            && Model(initializer.SyntaxTree).GetOperation(initializer, cancellation) is ISymbolInitializerOperation operation
            ? MethodWalk.Evaluate(this, operation.Value, new FlowState(), callers.Add(member), cancellation)
            : Value.Unknown;
        return _statics.GetOrAdd(member, value);
    }

    /// <summary>The model of the meaning of a file.</summary>
#pragma warning disable RS1030 // summaries cross files; the models are made once per file and compilation, and only for files that calls lead into
    public SemanticModel Model(SyntaxTree tree) => _models.GetOrAdd(tree, t => Compilation.GetSemanticModel(t));
#pragma warning restore RS1030

    /// <summary>The flow of a method; null where it has no body in the compilation.</summary>
    public ControlFlowGraph? Graph(IMethodSymbol method, CancellationToken cancellation) =>
        _graphs.GetOrAdd(method.OriginalDefinition, _ => CreateGraph(method.OriginalDefinition, cancellation));

    /// <summary>Takes a graph that the compiler has already made.</summary>
    public void Remember(IMethodSymbol method, ControlFlowGraph graph) => _graphs.TryAdd(method.OriginalDefinition, graph);

    /// <summary>Whether nothing but a constructor of its class gives a field or property its value.</summary>
    public bool IsStable(ISymbol member, CancellationToken cancellation) => _stable.GetOrAdd(member.OriginalDefinition, symbol => symbol switch
    {
        IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } or IPropertySymbol { SetMethod: null } => true,
        IFieldSymbol { DeclaredAccessibility: Accessibility.Private } or IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Private } =>
            !IsAssignedLater(symbol, cancellation),
        IPropertySymbol { SetMethod.IsInitOnly: true } => false,
        _ => false,
    });

    private static InstanceFact Empty(INamedTypeSymbol type) =>
        new(type, new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default), null);

    private static bool IsAssignedLater(ISymbol member, CancellationToken cancellation)
    {
        foreach (var reference in member.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellation).DescendantNodes())
            {
                var target = node switch
                {
                    AssignmentExpressionSyntax assignment => assignment.Left,
                    ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => argument.Expression,
                    _ => null,
                };
                if (target is null) continue;

                var isNamed = target.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == member.Name);
                if (isNamed && node.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null) return true;
            }
        }

        return false;
    }

    private MethodFacts Walk(
        IMethodSymbol method,
        Value receiver,
        IReadOnlyList<Value> arguments,
        ImmutableHashSet<ISymbol> callers,
        FlowState? captured,
        CancellationToken cancellation)
    {
        if (Graph(method, cancellation) is not { } graph) return MethodFacts.Unknown;

        var state = captured?.Copy() ?? new FlowState();
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            state.Set(method.OriginalDefinition.Parameters[i], i < arguments.Count ? arguments[i] : Value.Unknown);
        }

        return new MethodWalk(this, graph, Model(graph.OriginalOperation.Syntax.SyntaxTree), receiver, callers.Add(method.OriginalDefinition), cancellation).Run(state);
    }

    private Dictionary<ISymbol, Value> Members(
        IMethodSymbol constructor, IReadOnlyList<Value> arguments, ImmutableHashSet<ISymbol> callers, CancellationToken cancellation)
    {
        var type = constructor.ContainingType.OriginalDefinition;
        var state = new FlowState();
        constructor = constructor.OriginalDefinition;
        for (var i = 0; i < constructor.Parameters.Length; i++)
        {
            state.Set(constructor.Parameters[i], i < arguments.Count ? arguments[i] : Value.Unknown);
        }

        var inside = callers.Add(type);
        foreach (var (member, initializer) in Initializers(type, cancellation))
        {
            var value = MethodWalk.Evaluate(this, initializer, state, inside, cancellation);
            state.Set(member, value);
        }

        if (Graph(constructor, cancellation) is { } graph)
        {
            state = new MethodWalk(this, graph, Model(graph.OriginalOperation.Syntax.SyntaxTree), Value.Unknown, inside, cancellation).Run(state).Exit;
        }

        var members = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        foreach (var pair in state.Variables)
        {
            if (pair.Key is IParameterSymbol || (pair.Key is IFieldSymbol or IPropertySymbol && IsStable(pair.Key, cancellation))) members[pair.Key] = pair.Value;
        }

        return members;
    }

    private IEnumerable<(ISymbol Member, IOperation Value)> Initializers(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var member in type.GetMembers())
        {
            if (member.IsStatic || member is not (IFieldSymbol or IPropertySymbol)) continue;

            var initializer = Initializer(member, cancellation);
            if (initializer is not null && Model(initializer.SyntaxTree).GetOperation(initializer, cancellation) is ISymbolInitializerOperation operation)
            {
                yield return (member, operation.Value);
            }
        }
    }

    private static EqualsValueClauseSyntax? Initializer(ISymbol member, CancellationToken cancellation) =>
        member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };

    private ControlFlowGraph? CreateGraph(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return method.ContainingSymbol is IMethodSymbol outer && Graph(outer, cancellation) is { } graph && graph.LocalFunctions.Contains(method)
                ? graph.GetLocalFunctionControlFlowGraph(method, cancellation)
                : null;
        }

        if (method.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference) return null;

        var syntax = reference.GetSyntax(cancellation);
        return Model(syntax.SyntaxTree).GetOperation(syntax, cancellation) switch
        {
            IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellation),
            IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellation),
            IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block, cancellation),
            _ => null,
        };
    }
}
