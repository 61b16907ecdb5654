using System.Collections.Immutable;
using LossGen.Analyzers.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>Walks the blocks of one method to a fixpoint, and gathers the sites.</summary>
internal sealed class MethodWalk
{
    private readonly WalkContext _context;
    private readonly MethodGraph _graph;
    private readonly Evaluator _evaluator;
    private readonly FlowState?[] _states;
    private readonly List<Site>?[] _sites;
    private readonly Value?[] _values;
    private readonly bool[] _isWaiting;

    public MethodWalk(FactsEngine engine, MethodGraph graph, Value receiver, ImmutableHashSet<ISymbol> callers, CancellationToken cancellation)
        : this(new WalkContext(engine, graph, graph.Model, receiver, callers, cancellation), graph)
    {
    }

    private MethodWalk(WalkContext context, MethodGraph graph)
    {
        _context = context;
        _graph = graph;
        _evaluator = new Evaluator(context);
        _states = new FlowState?[graph.Flow.Blocks.Length];
        _sites = new List<Site>?[_states.Length];
        _values = new Value?[_states.Length];
        _isWaiting = new bool[_states.Length];
    }

    /// <summary>What is known of an expression outside a method, such as an initializer.</summary>
    public static Value Evaluate(
        FactsEngine engine, IOperation operation, FlowState state, ImmutableHashSet<ISymbol> callers, CancellationToken cancellation) =>
        new Evaluator(new WalkContext(engine, null, engine.Bodies.Model(operation.Syntax.SyntaxTree), Value.Unknown, callers, cancellation)).Evaluate(operation, state);

    /// <summary>Runs from a state at the entry.</summary>
    public MethodFacts Run(FlowState entry)
    {
        var blocks = _graph.Flow.Blocks;
        Enter(0, entry);
        while (true)
        {
            // Blocks stand in the order of the text, so the first that waits has most of its predecessors behind it.
            while (Array.IndexOf(_isWaiting, true) is var next and >= 0) Execute(blocks[next]);

            // Handlers are entered from anywhere in their try: nothing is known there.
            var handler = blocks.FirstOrDefault(block => _states[block.Ordinal] is null && block.IsReachable);
            if (handler is null) break;

            Enter(handler.Ordinal, new FlowState());
        }

        Value? returned = null;
        var sites = new List<Site>();
        foreach (var block in blocks)
        {
            if (_sites[block.Ordinal] is { } found) sites.AddRange(found);
            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return && _values[block.Ordinal] is { } value) returned = returned?.Join(value) ?? value;
        }

        AddNested(sites, entry);
        return new MethodFacts(returned ?? Value.Unknown, _states[blocks.Length - 1] ?? new FlowState(), sites, _evaluator.IsComplete) { IsStraight = _graph.IsStraight };
    }

    // A block runs again whenever more paths lead into it; what it found last is what holds on all of them.
    private void Execute(BasicBlock block)
    {
        _context.Cancellation.ThrowIfCancellationRequested();
        _isWaiting[block.Ordinal] = false;
        var state = _states[block.Ordinal]!.Copy();
        _evaluator.Sites = [];
        foreach (var operation in block.Operations) _evaluator.Evaluate(operation, state);

        _values[block.Ordinal] = block.BranchValue is { } value ? _evaluator.Evaluate(value, state) : null;
        _sites[block.Ordinal] = _evaluator.Sites;
        Follow(block.FallThroughSuccessor, state);
        Follow(block.ConditionalSuccessor, state);
    }

    private void Follow(ControlFlowBranch? branch, FlowState state)
    {
        if (branch?.Destination is { } next) Enter(next.Ordinal, AfterFinally(branch, state));
    }

    private void Enter(int block, FlowState state)
    {
        if (_states[block] is not { } known) _states[block] = state.Copy();
        else if (!known.Join(state)) return;

        _isWaiting[block] = true;
    }

    private FlowState AfterFinally(ControlFlowBranch branch, FlowState state)
    {
        if (branch.FinallyRegions.IsDefaultOrEmpty) return state;

        var after = state.Copy();
        foreach (var region in branch.FinallyRegions)
        {
            for (var i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
            {
                foreach (var assignment in _graph.Flow.Blocks[i].Operations.SelectMany(operation => operation.DescendantsAndSelf()).OfType<IAssignmentOperation>())
                {
                    if (Evaluator.Variable(assignment.Target) is { } variable) after.Forget(variable);
                }
            }
        }

        return after;
    }

    // Lambdas and local functions run at any time: of the variables around them only what holds everywhere is known.
    private void AddNested(List<Site> sites, FlowState entry)
    {
        var flow = _graph.Flow;
        if (_evaluator.Lambdas.Count == 0 && flow.LocalFunctions.IsEmpty) return;

        var around = entry.Copy();
        foreach (var pair in _evaluator.EverAssigned) around.Set(pair.Key, pair.Value);

        var nested = _evaluator.Lambdas.Select(lambda => flow.GetAnonymousFunctionControlFlowGraph(lambda, _context.Cancellation))
            .Concat(flow.LocalFunctions.Select(function => flow.GetLocalFunctionControlFlowGraph(function, _context.Cancellation)));
        foreach (var graph in nested)
        {
            var inner = _graph.Nested(graph);
            sites.AddRange(new MethodWalk(_context with { Graph = inner }, inner).Run(around).Sites);
        }
    }
}
