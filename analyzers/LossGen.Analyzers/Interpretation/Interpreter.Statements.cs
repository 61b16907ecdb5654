using System.Collections.Immutable;
using LossGen.Analyzers.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Interpretation;

/// <content>Statements: each takes the states of the paths that lead to it, and gives those of the paths that lead on.</content>
internal sealed partial class Interpreter
{
    // Rounds of a loop after which all paths into it are taken for one.
    private const int MaxRounds = 3;

    // Loops over so few elements are followed round by round.
    private const int MaxUnrolled = 8;

    private List<State> Run(IOperation? statement, List<State> states)
    {
        if (statement is null || (states.Count == 0 && statement is not (ILabeledOperation or IBlockOperation)) || _nesting >= MaxNesting) return states;

        _nesting++;
        var after = Next(statement, states);
        _nesting--;
        return after;
    }

    private List<State> Next(IOperation statement, List<State> states)
    {
        _cancellation.ThrowIfCancellationRequested();
        switch (statement)
        {
            case IBlockOperation block:
                return Run(block.Operations, states, 0);
            case ILabeledOperation labeled:
                return Run(labeled.Operation, _frame.Labels is { } labels && labels.TryGetValue(labeled.Label, out var arrived) ? Reduce([.. states, .. arrived]) : states);
            case IConditionalOperation branch:
                return Reduce([.. states.SelectMany(state => Branch(branch, state))]);
            case ISwitchOperation @switch:
                return Reduce([.. states.SelectMany(state => Switch(@switch, state))]);
            case IForLoopOperation loop:
                return Loop(Run(loop.Before, states, 0), loop.Condition, isConditionFirst: true, isUntil: false, loop.Body, loop.AtLoopBottom, loop.Syntax);
            case IWhileLoopOperation loop:
                return Loop(states, loop.Condition, loop.ConditionIsTop, loop.ConditionIsUntil, loop.Body, ImmutableArray<IOperation>.Empty, loop.Syntax);
            case IForEachLoopOperation loop:
                return Reduce([.. states.SelectMany(state => ForEach(loop, state))]);
            case ITryOperation @try:
                return Try(@try, states);
            case IUsingOperation scope:
                return Using(scope.Resources, states, after => Run(scope.Body, after));
            case ILockOperation @lock:
                return Run(@lock.Body, Explore(@lock.LockedValue, states));
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                return Explore(yielded, states, state => Yield(yielded.ReturnedValue, state));
            case IReturnOperation { Kind: OperationKind.YieldBreak }:
                return Leave(states);
            case IReturnOperation result:
                return Return(result, states);
            case IThrowOperation thrown:
                if (thrown.Exception is { } exception) Explore(exception, states);
                return [];
            case IBranchOperation branch:
                return Jump(branch, states);
            case ILocalFunctionOperation or IEmptyOperation:
                return states;
            case IVariableDeclarationGroupOperation variables:
                return Explore(variables, states, state => Declare(variables, state));
            default:
                return Explore(statement, states);
        }
    }

    private List<State> Run(ImmutableArray<IOperation> statements, List<State> states, int from)
    {
        for (var i = from; i < statements.Length && (states.Count > 0 || _frame.Labels is not null); i++)
        {
            // What a using declaration holds lasts to the end of the block.
            if (statements[i] is IUsingDeclarationOperation scope)
            {
                var next = i + 1;
                return Using(scope.DeclarationGroup, states, after => Run(statements, after, next));
            }

            states = Run(statements[i], states);
        }

        return states;
    }

    private List<State> Explore(IOperation statement, List<State> states) => Explore(statement, states, state => Evaluate(statement, state));

    // Evaluates once for each combination of values that tell different things.
    private List<State> Explore(IOperation statement, List<State> states, Action<State> evaluate)
    {
        var outer = _fork;
        _fork = null;
        if (!MayFork(statement))
        {
            foreach (var state in states) evaluate(state);

            _fork = outer;
            return states;
        }

        var results = new List<State>();
        foreach (var state in states)
        {
            var scripts = new Queue<int[]>([[]]);
            for (var taken = 0; scripts.Count > 0 && taken < MaxPaths; taken++)
            {
                var own = state.Copy();
                _fork = new Fork(scripts.Dequeue());
                evaluate(own);
                results.Add(own);
                foreach (var script in _fork.Pending) scripts.Enqueue(script);
            }
        }

        _fork = outer;
        return Reduce(results);
    }

    private List<Outcome> ExploreValue(IOperation expression, State state)
    {
        var outcomes = new List<Outcome>();
        Explore(expression, [state], own => outcomes.Add(new Outcome(Evaluate(expression, own), own)));
        return Reduce(outcomes);
    }

    private static bool MayFork(IOperation statement)
    {
        foreach (var operation in statement.DescendantsAndSelf())
        {
            var mayFork = operation switch
            {
                IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation or ICoalesceAssignmentOperation => true,
                IInvocationOperation call => IsOfUser(call.TargetMethod) || call.TargetMethod.MethodKind == MethodKind.DelegateInvoke || call.TargetMethod.Name is "call" or "forward" || call.Arguments.Any(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate),
                IObjectCreationOperation creation => creation.Constructor is { } constructor && IsOfUser(constructor),
                IPropertyReferenceOperation property => IsOfUser(property.Property),
                _ => false,
            };
            if (mayFork) return true;
        }

        return false;
    }

    private static bool IsOfUser(ISymbol symbol) => !symbol.DeclaringSyntaxReferences.IsEmpty || symbol.ContainingType is { DeclaringSyntaxReferences.IsEmpty: false };

    private void Declare(IVariableDeclarationGroupOperation variables, State state)
    {
        foreach (var declaration in variables.Declarations)
        {
            foreach (var variable in declaration.Declarators)
            {
                if ((variable.Initializer ?? declaration.Initializer) is not { } initializer) continue;

                var value = Evaluate(initializer.Value, state);
                Write(variable.Symbol, value == Value.Unknown ? Typed(variable.Symbol.Type, variable.Symbol) : value, state);
            }
        }
    }

    private List<State> Using(IOperation resources, List<State> states, Func<List<State>, List<State>> body)
    {
        var modes = new Dictionary<GradientMode, List<State>>();
        foreach (var state in states)
        {
            if (!modes.TryGetValue(state.Gradients, out var same)) modes[state.Gradients] = same = [];
            same.Add(state);
        }

        var results = new List<State>();
        foreach (var pair in modes)
        {
            Value? held = null;
            var inside = resources is IVariableDeclarationGroupOperation variables
                ? Explore(variables, pair.Value, state => Declare(variables, state))
                : Explore(resources, pair.Value, state => held = Evaluate(resources, state));
            var after = body(inside);
            foreach (var state in after)
            {
                Dispose(resources, held, state);
                state.Gradients = pair.Key;
            }

            results.AddRange(after);
        }

        return results;
    }

    // What a class of the compilation does when it is disposed.
    private void Dispose(IOperation resources, Value? held, State state)
    {
        var values = resources is IVariableDeclarationGroupOperation variables
            ? variables.Declarations.SelectMany(declaration => declaration.Declarators).Select(variable => state.Read(variable.Symbol))
            : [held];
        foreach (var value in values.ToArray())
        {
            if (value is not ObjectFact { Object.Type: INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } type }) continue;
            if (type.GetMembers("Dispose").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.IsEmpty) is { } dispose) Invoke(new Call(dispose, value, [], [], resources.Syntax), state);
        }
    }

    private List<State> Return(IReturnOperation result, List<State> states)
    {
        if (result.ReturnedValue is not { } value) return Leave(states);

        Explore(result, states, state =>
        {
            var returned = Evaluate(value, state);
            _frame.Returned.Add(new Outcome(returned == Value.Unknown && _frame.Method is { } method ? Typed(method.ReturnType, value.Syntax) : returned, state));
        });
        return [];
    }

    private List<State> Leave(List<State> states)
    {
        foreach (var state in states) _frame.Returned.Add(new Outcome(Value.Unknown, state));

        return [];
    }

    private void Yield(IOperation? operation, State state)
    {
        if (operation is null) return;

        var value = Evaluate(operation, state);
        _frame.Yielded = _frame.Yielded?.Join(value) ?? value;
        if (_frame.Conditions > 0 || _frame.Loops > 0) _frame.YieldedInOrder = null;
        else _frame.YieldedInOrder?.Add(value);
    }

    private List<State> Jump(IBranchOperation branch, List<State> states)
    {
        switch (branch.BranchKind)
        {
            case BranchKind.Break:
                _frame.Jumps?.Left.AddRange(states);
                break;
            case BranchKind.Continue:
                _frame.Jumps?.Loop?.Continued.AddRange(states);
                break;
        }

        // Where goto leads on to is followed, but not where it leads back to.
        if (branch.BranchKind == BranchKind.GoTo)
        {
            var labels = _frame.Labels ??= new(SymbolEqualityComparer.Default);
            if (!labels.TryGetValue(branch.Target, out var arrived)) labels[branch.Target] = arrived = [];
            arrived.AddRange(states);
        }

        return [];
    }

    private List<State> Branch(IConditionalOperation branch, State state)
    {
        var (whenTrue, whenFalse) = Decide(branch.Condition, state);
        var isOpen = whenTrue is not null && whenFalse is not null;
        var results = new List<State>();
        if (whenTrue is not null) results.AddRange(Arm(whenTrue, isOpen, states => Run(branch.WhenTrue, states)));
        if (whenFalse is not null) results.AddRange(Arm(whenFalse, isOpen, states => Run(branch.WhenFalse, states)));

        return results;
    }

    // One of several ways; effects on it happen on some runs only.
    private List<State> Arm(State state, bool isOpen, Func<List<State>, List<State>> run)
    {
        if (!isOpen) return run([state]);

        _frame.Conditions++;
        Trace.EnterBranch();
        var states = run([state]);
        Trace.EnterBranch();
        _frame.Conditions--;
        return states;
    }

    private List<State> Switch(ISwitchOperation @switch, State state)
    {
        var results = new List<State>();
        var jumps = new Jumps(_frame.Jumps, isLoop: false);
        _frame.Jumps = jumps;
        var subject = Variable(@switch.Value);
        var clauses = @switch.Cases.SelectMany(section => section.Clauses.Select(clause => (Section: section, Clause: clause)))
            .OrderBy(pair => pair.Clause is IDefaultCaseClauseOperation).ToArray();
        foreach (var (value, start) in ExploreValue(@switch.Value, state))
        {
            var rest = start;
            foreach (var (section, clause) in clauses)
            {
                if (rest is null) break;

                var taken = rest.Copy();
                var matches = Matches(clause, value, subject, taken);
                if (matches is false) continue;

                results.AddRange(Arm(taken, isOpen: matches is null || clause is IDefaultCaseClauseOperation, states => Run(section.Body, states, 0)));
                if (matches is true) rest = null;
            }

            if (rest is not null) results.Add(rest);
        }

        _frame.Jumps = jumps.Outer;
        results.AddRange(jumps.Left);
        return results;
    }

    private bool? Matches(ICaseClauseOperation clause, Value value, ISymbol? subject, State taken)
    {
        switch (clause)
        {
            case IDefaultCaseClauseOperation:
                return true;
            case ISingleValueCaseClauseOperation single:
                var other = Evaluate(single.Value, taken);
                if (other is ConstantFact && value is not ConstantFact && subject is not null) Write(subject, other, taken);

                return AreEqual(value, other);
            case IPatternCaseClauseOperation pattern:
                var matches = Matches(pattern.Pattern, value, subject, taken);
                if (matches is false || pattern.Guard is not { } guard) return matches;

                return Evaluate(guard, taken) is ConstantFact { Constant: bool holds } ? holds && matches is true ? true : holds ? matches : false : null;
            default:
                return null;
        }
    }

    private List<State> Try(ITryOperation @try, List<State> states)
    {
        var before = states.Select(state => state.Copy()).ToList();
        var results = new List<State>(Run(@try.Body, states));
        foreach (var handler in @try.Catches)
        {
            // It is entered from anywhere in the body.
            var entries = before.Select(state => state.Copy()).ToList();
            foreach (var entry in entries)
            {
                foreach (var after in results) entry.Join(after);
                ForgetAssigned(@try.Body, entry);
                if (handler.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation { Symbol: var caught }) Write(caught, Value.Unknown, entry);
            }

            foreach (var entry in Reduce(entries)) results.AddRange(Arm(entry, isOpen: true, states => Run(handler.Handler, states)));
        }

        return Run(@try.Finally, Reduce(results));
    }

    private void ForgetAssigned(IOperation body, State state)
    {
        foreach (var operation in body.Descendants())
        {
            if (operation is IAssignmentOperation { Target: var target } && Variable(target) is ILocalSymbol or IParameterSymbol && Variable(target) is { } variable) Write(variable, Typed(target.Type, variable), state);
        }
    }

    private List<State> Loop(
        List<State> heads, IOperation? condition, bool isConditionFirst, bool isUntil, IOperation body, ImmutableArray<IOperation> bottom, SyntaxNode node)
    {
        return Rounds(heads, node, (state, left) =>
        {
            if (isConditionFirst && Test(state) is { } entered) return Round(entered);

            return isConditionFirst ? [] : Round(state);

            List<State> Round(State entered)
            {
                var again = Run(body, [entered]);
                again.AddRange(_frame.Jumps!.Continued);
                _frame.Jumps.Continued.Clear();
                again = Run(bottom, Reduce(again), 0);
                return isConditionFirst ? again : [.. again.Select(Test).OfType<State>()];
            }

            State? Test(State at)
            {
                if (condition is null) return at;

                var (whenTrue, whenFalse) = Decide(condition, at);
                if (isUntil) (whenTrue, whenFalse) = (whenFalse, whenTrue);
                if (whenFalse is not null) left.Add(whenFalse);

                return whenTrue;
            }
        });
    }

    // A round begins with what is known before the first one and after any other: when that does not change any more, what the last round found holds.
    private List<State> Rounds(List<State> heads, SyntaxNode node, Func<State, List<State>, List<State>> round)
    {
        var jumps = new Jumps(_frame.Jumps, isLoop: true);
        var gradients = heads.Count > 0 ? heads[0].Gradients : GradientMode.On;
        var mark = Trace.Mark();
        heads = [.. heads.Select(head => head.Copy())];
        var first = heads.Count;
        var isJoined = false;
        List<State> left;
        for (var count = 0; ; count++)
        {
            Trace.Rewind(mark);
            _frame.Jumps = jumps;
            jumps.Left.Clear();
            jumps.Continued.Clear();
            left = [];
            var again = new List<State>();
            _frame.Loops++;
            Trace.EnterLoop(node, isOwn: _rootCall is null);
            var unentered = new List<State>();
            for (var i = 0; i < heads.Count; i++) again.AddRange(round(heads[i].Copy(), i < first && !isJoined ? unentered : left));

            // That a loop is not entered at all is a path on which nobody counts: where another is known, that one leads on.
            if (left.Count + jumps.Left.Count == 0 || again.Count == 0 || heads.Count <= first) left.AddRange(unentered);

            Trace.LeaveLoop(isOwn: _rootCall is null);
            _frame.Loops--;
            _frame.Jumps = jumps.Outer;
            again.AddRange(jumps.Continued);
            foreach (var state in again) state.Gradients = gradients;

            isJoined |= count >= MaxRounds;
            if (!Extend(heads, again, count)) break;
        }

        left.AddRange(jumps.Left);
        foreach (var state in left) state.Gradients = gradients;

        return Reduce(left);
    }

    private bool Extend(List<State> heads, List<State> again, int count)
    {
        // In helpers paths into a loop are joined at once: what they tell apart is told by their arguments.
        var most = _frame.Depth == 0 ? 2 : 1;
        var isChanged = false;
        foreach (var state in again)
        {
            if (count < MaxRounds && heads.Count < most && heads.TrueForAll(head => head.DiffersFrom(state)))
            {
                heads.Add(state);
                isChanged = true;
                continue;
            }

            var same = heads.FindIndex(head => !head.DiffersFrom(state));
            isChanged |= heads[same >= 0 ? same : heads.Count - 1].Join(state);
        }

        if (count < MaxRounds || heads.Count <= 1 || !isChanged) return isChanged && count < 12;

        for (var i = 1; i < heads.Count; i++) heads[0].Join(heads[i]);
        heads.RemoveRange(1, heads.Count - 1);
        return count < 12;
    }

    private List<State> ForEach(IForEachLoopOperation loop, State state)
    {
        var results = new List<State>();
        foreach (var (collection, start) in ExploreValue(loop.Collection, state))
        {
            var variable = loop.LoopControlVariable;
            if (Elements(collection, start) is { Count: <= MaxUnrolled } elements && elements.Any(element => element.IsTelling))
            {
                results.AddRange(Unroll(loop, elements, start));
                continue;
            }

            results.AddRange(Rounds([start], loop.Syntax, (head, left) =>
            {
                left.Add(head.Copy());
                Give(variable, Element(collection, head, loop), head);
                return Run(loop.Body, [head]);
            }));
        }

        return results;
    }

    private List<State> Unroll(IForEachLoopOperation loop, IReadOnlyList<Value> elements, State start)
    {
        var jumps = new Jumps(_frame.Jumps, isLoop: true);
        _frame.Jumps = jumps;
        _frame.Loops++;
        var gradients = start.Gradients;
        Trace.EnterLoop(loop.Syntax, isOwn: _rootCall is null);
        var states = new List<State> { start };
        foreach (var element in elements)
        {
            foreach (var state in states) Give(loop.LoopControlVariable, element, state);
            states = Run(loop.Body, states);
            states.AddRange(jumps.Continued);
            jumps.Continued.Clear();
            foreach (var state in states) state.Gradients = gradients;
            states = Reduce(states);
        }

        Trace.LeaveLoop(isOwn: _rootCall is null);
        _frame.Loops--;
        _frame.Jumps = jumps.Outer;
        states.AddRange(jumps.Left);
        foreach (var state in states) state.Gradients = gradients;

        return Reduce(states);
    }

    private void Give(IOperation variable, Value value, State state)
    {
        if (variable is IVariableDeclaratorOperation { Symbol: var local }) Write(local, value == Value.Unknown ? Typed(local.Type, local) : value, state);
        else Assign(variable, value, state);
    }
}
