using System.Collections.Immutable;
using LossGen.Analyzers.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>
/// Walks the statements of a method as they stand, loops to a fixpoint. No flow need be laid out for it, which costs as much as all else: what is
/// found is what <see cref="MethodWalk"/> finds.
/// </summary>
internal sealed class StatementWalk
{
    private readonly Evaluator _evaluator;
    private readonly List<Site> _sites = [];
    private readonly CancellationToken _cancellation;
    private FlowState? _exit;
    private Value? _returned;
    private LoopExits? _loop;

    public StatementWalk(FactsEngine engine, SemanticModel model, Value receiver, ImmutableHashSet<ISymbol> callers, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _evaluator = new Evaluator(new WalkContext(engine, null, model, receiver, callers, cancellation)) { Sites = _sites };
    }

    /// <summary>Runs from a state at the entry.</summary>
    public MethodFacts Run(FlowState entry, PlainBody body)
    {
        Merge(ref _exit, Run(body.Statements, entry));
        return new MethodFacts(_returned ?? Value.Unknown, _exit ?? new FlowState(), _sites, _evaluator.IsComplete) { IsStraight = body.IsStraight };
    }

    // What is known after statements; null where none of them is left at its end.
    private FlowState? Run(ImmutableArray<IOperation> statements, FlowState? state)
    {
        foreach (var statement in statements)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (state is null) return null;

            state = Run(statement, state);
        }

        return state;
    }

    private FlowState? Run(IOperation statement, FlowState state)
    {
        switch (statement)
        {
            case IBlockOperation block:
                return Run(block.Operations, state);
            case IUsingOperation scope:
                if (scope.Resources is IVariableDeclarationGroupOperation resources) Declare(resources, state);
                else _evaluator.Evaluate(scope.Resources, state);

                return Run(scope.Body, state);
            case IUsingDeclarationOperation scope:
                Declare(scope.DeclarationGroup, state);
                return state;
            case IVariableDeclarationGroupOperation variables:
                Declare(variables, state);
                return state;
            case IReturnOperation result:
                if (result.ReturnedValue is { } value)
                {
                    var returned = _evaluator.Evaluate(value, state);
                    _returned = _returned?.Join(returned) ?? returned;
                }

                Merge(ref _exit, state);
                return null;
            case IThrowOperation thrown:
                if (thrown.Exception is { } exception) _evaluator.Evaluate(exception, state);

                return null;
            case IBranchOperation { BranchKind: BranchKind.Break }:
                Merge(ref _loop!.Left, state);
                return null;
            case IBranchOperation:
                Merge(ref _loop!.Continued, state);
                return null;
            case IConditionalOperation branch:
                return Branch(branch, state);
            case IForLoopOperation loop:
                return Run(loop.Before, state) is { } before ? Loop(before, loop.Condition, isConditionFirst: true, loop.Body, loop.AtLoopBottom, variable: null) : null;
            case IWhileLoopOperation loop:
                return Loop(state, loop.Condition, loop.ConditionIsTop, loop.Body, ImmutableArray<IOperation>.Empty, variable: null);
            case IForEachLoopOperation loop:
                _evaluator.Evaluate(loop.Collection, state);
                return Loop(state, condition: null, isConditionFirst: true, loop.Body, ImmutableArray<IOperation>.Empty, loop.LoopControlVariable);
            default:
                _evaluator.Evaluate(statement, state);
                return state;
        }
    }

    private FlowState? Branch(IConditionalOperation branch, FlowState state)
    {
        _evaluator.Evaluate(branch.Condition, state);
        if (branch.Condition.ConstantValue is { HasValue: true, Value: bool isTaken })
        {
            var taken = isTaken ? branch.WhenTrue : branch.WhenFalse;
            return taken is null ? state : Run(taken, state);
        }

        var otherwise = state.Copy();
        var after = Run(branch.WhenTrue, state);
        Merge(ref after, branch.WhenFalse is { } whenFalse ? Run(whenFalse, otherwise) : otherwise);
        return after;
    }

    // A round begins with what is known before the first one and after any other: when that does not change any more, what the last round found holds.
    private FlowState? Loop(FlowState head, IOperation? condition, bool isConditionFirst, IOperation body, ImmutableArray<IOperation> bottom, IOperation? variable)
    {
        var outer = _loop;
        var first = _sites.Count;
        var isEndless = variable is null && condition is null or { ConstantValue: { HasValue: true, Value: true } };
        var isNever = condition is { ConstantValue: { HasValue: true, Value: false } };
        FlowState? left;
        while (true)
        {
            _sites.RemoveRange(first, _sites.Count - first);
            _loop = new LoopExits();
            var state = head.Copy();
            if (isConditionFirst)
            {
                if (condition is not null) _evaluator.Evaluate(condition, state);
                if (!isEndless) Merge(ref _loop.Left, state.Copy());
            }

            if (variable is not null) Give(variable, state);

            var again = isConditionFirst && isNever ? null : Run(body, state);
            Merge(ref again, _loop.Continued);
            if (again is not null) again = Run(bottom, again);
            if (!isConditionFirst && again is not null)
            {
                if (condition is not null) _evaluator.Evaluate(condition, again);
                if (!isEndless) Merge(ref _loop.Left, again.Copy());
                if (isNever) again = null;
            }

            left = _loop.Left;
            if (again is null || !head.Join(again)) break;
        }

        _loop = outer;
        return left;
    }

    // Of what a collection hands out nothing is known.
    private void Give(IOperation variable, FlowState state)
    {
        if (variable is IVariableDeclaratorOperation { Symbol: var local }) state.Set(local, Value.Unknown);
        else _evaluator.Assigned(variable, Value.Unknown, state);
    }

    private void Declare(IVariableDeclarationGroupOperation variables, FlowState state)
    {
        foreach (var declaration in variables.Declarations)
        {
            foreach (var variable in declaration.Declarators)
            {
                if ((variable.Initializer ?? declaration.Initializer) is { } initializer) state.Set(variable.Symbol, _evaluator.Evaluate(initializer.Value, state));
            }
        }
    }

    private static void Merge(ref FlowState? known, FlowState? other)
    {
        if (other is null) return;

        if (known is null) known = other;
        else known.Join(other);
    }

    // What is known where a loop is left by break, or by its condition, and where a round is cut short.
    private sealed class LoopExits
    {
        public FlowState? Left;
        public FlowState? Continued;
    }
}
