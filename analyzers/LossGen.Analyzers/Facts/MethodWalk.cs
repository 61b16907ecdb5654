using System.Collections.Immutable;
using LossGen.Analyzers.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>Walks the blocks of one method to a fixpoint, then once more to gather the sites.</summary>
internal sealed class MethodWalk
{
    private readonly FactsEngine _engine;
    private readonly ControlFlowGraph _graph;
    private readonly SemanticModel _model;
    private readonly Value _this;
    private readonly ImmutableHashSet<ISymbol> _callers;
    private readonly CancellationToken _cancellation;

    public MethodWalk(
        FactsEngine engine,
        ControlFlowGraph graph,
        SemanticModel model,
        Value receiver,
        ImmutableHashSet<ISymbol> callers,
        CancellationToken cancellation)
    {
        _engine = engine;
        _graph = graph;
        _model = model;
        _this = receiver;
        _callers = callers;
        _cancellation = cancellation;
    }

    /// <summary>What is known of an expression outside a method, such as an initializer.</summary>
    public static Value Evaluate(
        FactsEngine engine, IOperation operation, FlowState state, ImmutableHashSet<ISymbol> callers, CancellationToken cancellation) =>
        new Evaluator(engine, engine.Model(operation.Syntax.SyntaxTree), null, Value.Unknown, callers, cancellation).Evaluate(operation, state);

    /// <summary>Runs from a state at the entry.</summary>
    public MethodFacts Run(FlowState entry)
    {
        var evaluator = new Evaluator(_engine, _model, _graph, _this, _callers, _cancellation);
        var states = new FlowState?[_graph.Blocks.Length];
        states[0] = entry.Copy();
        var work = new Queue<int>([0]);
        Value? returned = null;
        while (true)
        {
            while (work.Count > 0)
            {
                _cancellation.ThrowIfCancellationRequested();
                var block = _graph.Blocks[work.Dequeue()];
                var state = states[block.Ordinal]!.Copy();
                Execute(block, evaluator, state);
                foreach (var branch in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
                {
                    if (branch?.Destination is { } next) Enter(next.Ordinal, AfterFinally(branch, state), states, work);
                }
            }

            // Handlers are entered from anywhere in their try: nothing is known there.
            var handler = _graph.Blocks.FirstOrDefault(block => states[block.Ordinal] is null && block.IsReachable);
            if (handler is null) break;

            Enter(handler.Ordinal, new FlowState(), states, work);
        }

        evaluator.Sites = [];
        foreach (var block in _graph.Blocks)
        {
            if (states[block.Ordinal] is not { } before) continue;

            var value = Execute(block, evaluator, before.Copy());
            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return && value is not null) returned = returned?.Join(value) ?? value;
        }

        RunNested(evaluator, entry);
        return new MethodFacts(returned ?? Value.Unknown, states[_graph.Blocks.Length - 1] ?? new FlowState(), evaluator.Sites, evaluator.IsComplete);
    }

    private static Value? Execute(BasicBlock block, Evaluator evaluator, FlowState state)
    {
        foreach (var operation in block.Operations) evaluator.Evaluate(operation, state);

        return block.BranchValue is { } value ? evaluator.Evaluate(value, state) : null;
    }

    private static void Enter(int block, FlowState state, FlowState?[] states, Queue<int> work)
    {
        if (states[block] is { } known)
        {
            if (!known.Join(state)) return;
        }
        else
        {
            states[block] = state.Copy();
        }

        if (!work.Contains(block)) work.Enqueue(block);
    }

    private FlowState AfterFinally(ControlFlowBranch branch, FlowState state)
    {
        if (branch.FinallyRegions.IsDefaultOrEmpty) return state;

        var after = state.Copy();
        foreach (var region in branch.FinallyRegions)
        {
            for (var i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
            {
                foreach (var assignment in _graph.Blocks[i].Operations.SelectMany(operation => operation.DescendantsAndSelf()).OfType<IAssignmentOperation>())
                {
                    if (Evaluator.Variable(assignment.Target) is { } variable) after.Forget(variable);
                }
            }
        }

        return after;
    }

    // Lambdas and local functions run at any time: of the variables around them only what holds everywhere is known.
    private void RunNested(Evaluator evaluator, FlowState entry)
    {
        var around = entry.Copy();
        foreach (var pair in evaluator.EverAssigned) around.Set(pair.Key, pair.Value);

        var nested = evaluator.Lambdas.Select(lambda => _graph.GetAnonymousFunctionControlFlowGraph(lambda, _cancellation))
            .Concat(_graph.LocalFunctions.Select(function => _graph.GetLocalFunctionControlFlowGraph(function, _cancellation)));
        foreach (var graph in nested)
        {
            evaluator.Sites!.AddRange(new MethodWalk(_engine, graph, _model, _this, _callers, _cancellation).Run(around).Sites);
        }
    }
}
