using LossGen.Analyzers.Facts;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Interpretation;

/// <content>Expressions: what is known of their values, and what evaluating them changes.</content>
internal sealed partial class Interpreter
{
    // Collection expressions have operations of their own only in compilers newer than the one this is built for.
    private const int CollectionExpressionKind = 127;
    private const int SpreadKind = 128;

    private const int MaxNesting = 256;

    private readonly Stack<Value> _receivers = new();
    private readonly Stack<Value> _conditionalReceivers = new();
    private int _nesting;

    /// <summary>Evaluates an operation.</summary>
    public Value Evaluate(IOperation operation, State state)
    {
        // What is nested deeper than anyone writes would use up the stack.
        if (_nesting >= MaxNesting) return Typed(operation.Type, operation.Syntax);

        _nesting++;
        var value = ValueOf(operation, state);
        _nesting--;
        return value;
    }

    private Value ValueOf(IOperation operation, State state)
    {
        _steps++;
        if (operation.ConstantValue is { HasValue: true, Value: var constant } && operation is not IAssignmentOperation) return constant is null ? Value.Null : new ConstantFact(constant);

        switch (operation)
        {
            case IExpressionStatementOperation statement:
                return Evaluate(statement.Operation, state);
            case ILocalReferenceOperation local:
                return state.Read(local.Local) ?? Unwritten(local.Local, local.Local.Type, state);
            case IParameterReferenceOperation parameter:
                return Parameter(parameter.Parameter, state);
            case IInstanceReferenceOperation instance:
                return Instance(instance);
            case IFieldReferenceOperation field:
                return Member(field.Field, field.Field.Type, field.Instance, state);
            case IPropertyReferenceOperation property:
                return Property(property, state);
            case IArrayElementReferenceOperation element:
                return ArrayElement(element, state);
            case IVariableDeclarationGroupOperation variables:
                Declare(variables, state);
                return Value.Unknown;
            case IDeconstructionAssignmentOperation deconstruction:
                return Assign(deconstruction.Target, Evaluate(deconstruction.Value, state), state);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Evaluate(assignment.Value, state), state);
            case ICompoundAssignmentOperation compound:
                return Assign(compound.Target, Operator(compound.OperatorKind, compound.OperatorMethod, compound.Target, compound.Value, compound, state), state);
            case ICoalesceAssignmentOperation coalesce:
                return CoalesceAssignment(coalesce, state);
            case IIncrementOrDecrementOperation increment:
                return Increment(increment, state);
            case IConversionOperation conversion:
                return Converted(conversion, state);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } or IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } or IIsPatternOperation
                when operation.Type?.SpecialType == SpecialType.System_Boolean:
                return Truth(operation, state);
            case IIsTypeOperation type:
                return IsOfType(Evaluate(type.ValueOperand, state), type.TypeOperand) is { } isOfType ? new ConstantFact(isOfType != type.IsNegated) : Value.Unknown;
            case IBinaryOperation binary:
                return Operator(binary.OperatorKind, binary.OperatorMethod, binary.LeftOperand, binary.RightOperand, binary, state);
            case IUnaryOperation unary:
                return Unary(unary, state);
            case IInvocationOperation invocation:
                return Invocation(invocation, state);
            case IObjectCreationOperation creation:
                return Creation(creation, state);
            case ITypeParameterObjectCreationOperation creation:
                return Creation(creation, state);
            case IAnonymousObjectCreationOperation creation:
                return Initialized(new ObjectFact(Allocate(creation.Type, creation.Syntax)), creation.Initializers, state);
            case IObjectOrCollectionInitializerOperation initializer:
                return Initialized(_receivers.Count > 0 ? _receivers.Peek() : Value.Unknown, initializer.Initializers, state);
            case IMemberInitializerOperation member:
                return Initialized(Evaluate(member.InitializedMember, state), member.Initializer.Initializers, state);
            case IWithOperation with:
                return With(with, state);
            case ITupleOperation tuple:
                return new SequenceFact(SpecialType.None, tuple.Elements.Select(element => Evaluate(element, state)).ToArray());
            case IArrayCreationOperation array:
                return Array(array, state);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return Conditional(conditional, whenFalse, state);
            case ISwitchExpressionOperation @switch:
                return SwitchExpression(@switch, state);
            case ICoalesceOperation coalesce:
                return Coalesce(coalesce, state);
            case IConditionalAccessOperation access:
                return ConditionalAccess(access, state);
            case IConditionalAccessInstanceOperation:
                return _conditionalReceivers.Count > 0 ? _conditionalReceivers.Peek() : Value.Unknown;
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand, state);
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression, state);
            case IAwaitOperation awaited:
                return Evaluate(awaited.Operation, state) is var value && value == Value.Unknown ? Typed(awaited.Type, awaited.Syntax) : value;
            case IAnonymousFunctionOperation lambda:
                return Function(lambda, state);
            case IDelegateCreationOperation @delegate:
                return Evaluate(@delegate.Target, state);
            case IMethodReferenceOperation method:
                return new FunctionFact(method.Method, method.Instance is { } on ? Evaluate(on, state) : Value.Unknown, null, null);
            case IDefaultValueOperation { Type: { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } }:
                return Value.Null;
            case IVariableInitializerOperation initializer:
                return Evaluate(initializer.Value, state);
            case ILocalFunctionOperation:
                return Value.Unknown;
            default:
                return Other(operation, state);
        }
    }

    /// <summary>What is known of a value of a type of which nothing else is known.</summary>
    /// <param name="type">The type.</param>
    /// <param name="site">The variable, member or place it comes from: what comes from one place is one object.</param>
    public Value Typed(ITypeSymbol? type, object site)
    {
        if (type is null) return Value.Unknown;
        if (type is ITypeParameterSymbol) type = _frame.Resolve(type);
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] }) type = inner;
        if (Torch.IsTensor(type)) return TensorFact.Any;
        if (NumberFact.Of(type) is { } number) return number;
        if (type is INamedTypeSymbol { IsTupleType: true } tuple) return new SequenceFact(SpecialType.None, tuple.TupleElements.Select((element, i) => Typed(element.Type, (site, i))).ToArray());
        if (type.SpecialType is not (SpecialType.None or SpecialType.System_Object) || type.TypeKind is not (TypeKind.Class or TypeKind.Interface or TypeKind.Struct or TypeKind.Array or TypeKind.TypeParameter)) return Value.Unknown;
        if (type is INamedTypeSymbol { TypeArguments: [var result] } task && task.Name is "Task" or "ValueTask") return Typed(result, site);
        if (!_engine.Relevance.MayMatter(type)) return Value.Unknown;
        if (_objects.TryGetValue((site, null), out var known)) return new ObjectFact(known);

        HeapObject made;
        if (Torch.IsLibraryModule(type) && TorchCalls.Described(type.Name, ArgumentFacts.None, null) is { } module) made = new HeapObject(type, null) { Module = module, IsOpaque = true };
        else if (type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named && !named.DeclaringSyntaxReferences.IsEmpty && _engine.Typical(named, Construction, _cancellation) is { } typical)
        {
            made = new HeapObject(typical.Type, typical.Creation) { IsOpaque = true };
            made.Freeze(typical.Initial);
        }
        else made = new HeapObject(type, null) { IsOpaque = true, HoldsData = TorchCalls.HandsOutData(type) };

        _objects[(site, null)] = made;
        return new ObjectFact(made);
    }

    /// <summary>An object made at a place: the same each time the place is reached on the same way of calls.</summary>
    public HeapObject Allocate(ITypeSymbol? type, SyntaxNode site, ModuleFact? module = null, bool holdsData = false, bool isSequential = false)
    {
        var key = ((object)site, (object?)_frame.Way);
        if (_objects.TryGetValue(key, out var known) && Equals(known.Module, module) && SymbolEqualityComparer.Default.Equals(known.Type, type)) return known;

        return _objects[key] = new HeapObject(type, module?.Creation ?? site) { Module = module, HoldsData = holdsData, IsSequential = isSequential };
    }

    private Value Unwritten(ISymbol variable, ITypeSymbol type, State state)
    {
        var value = Typed(type, variable);
        if (value is ObjectFact) state.Write(variable, value);

        return value;
    }

    private void Write(ISymbol variable, Value value, State state)
    {
        state.Write(variable, value);
        if (value is ObjectFact { Object: var @object }) Trace.Name(@object, variable);
        if (variable is ILocalSymbol) _everAssigned[variable] = _everAssigned.TryGetValue(variable, out var before) ? before.Join(value) : value;
    }

    private Value Parameter(IParameterSymbol parameter, State state)
    {
        if (state.Read(parameter) is { } value) return value;

        // A primary constructor's parameter, read in another member.
        for (var frame = _frame; frame is not null; frame = frame.Caller)
        {
            if (frame.This is ObjectFact { Object: var @object } && state.Of(@object).Field(parameter) is { } held) return held;
        }

        return Unwritten(parameter, parameter.Type, state);
    }

    private Value Instance(IInstanceReferenceOperation instance) => instance.ReferenceKind switch
    {
        InstanceReferenceKind.ImplicitReceiver or InstanceReferenceKind.PatternInput => _receivers.Count > 0 ? _receivers.Peek() : Value.Unknown,
        _ => _frame.This,
    };

    private Value CoalesceAssignment(ICoalesceAssignmentOperation coalesce, State state)
    {
        var held = Evaluate(coalesce.Target, state);
        if (held != Value.Null && held is not ObjectFact { Object.IsOpaque: true } && held.IsTelling && held != TensorFact.Any) return held;

        var given = Evaluate(coalesce.Value, state);
        return Assign(coalesce.Target, held == Value.Null || held is ObjectFact { Object.IsOpaque: true } ? given : held.Join(given), state);
    }

    private Value Increment(IIncrementOrDecrementOperation increment, State state)
    {
        var before = Evaluate(increment.Target, state);
        var after = before is ConstantFact { Integer: { } number } ? new ConstantFact(number + (increment.Kind == OperationKind.Increment ? 1 : -1)) : Typed(increment.Type, increment.Syntax);
        Assign(increment.Target, after, state);
        return increment.IsPostfix ? before : after;
    }

    private Value Conditional(IConditionalOperation conditional, IOperation whenFalse, State state)
    {
        var (taken, other) = Decide(conditional.Condition, state);
        var outcomes = new List<Outcome>();
        if (taken is not null) outcomes.Add(Joined(conditional.WhenTrue, taken, isOpen: other is not null));
        if (other is not null) outcomes.Add(Joined(whenFalse, other, isOpen: taken is not null));

        return Select(outcomes, state);
    }

    // A part of an expression that is evaluated on some runs only.
    private Outcome Joined(IOperation part, State state, bool isOpen)
    {
        var fork = _fork;
        if (isOpen)
        {
            _fork = null;
            _frame.Conditions++;
        }

        var value = Evaluate(part, state);
        if (isOpen) _frame.Conditions--;

        _fork = fork;
        return new Outcome(value, state);
    }

    private Value SwitchExpression(ISwitchExpressionOperation @switch, State state)
    {
        var value = Evaluate(@switch.Value, state);
        var subject = Variable(@switch.Value);
        var outcomes = new List<Outcome>();
        foreach (var arm in @switch.Arms)
        {
            var taken = state.Copy();
            var matches = Matches(arm.Pattern, value, subject, taken);
            if (matches is not false && arm.Guard is { } guard)
            {
                var holds = Evaluate(guard, taken) is ConstantFact { Constant: bool known } ? known : (bool?)null;
                matches = holds is false ? false : holds is null ? null : matches;
            }

            if (matches is false || arm.Value is IThrowOperation or IConversionOperation { Operand: IThrowOperation }) continue;

            outcomes.Add(Joined(arm.Value, taken, isOpen: matches is null || outcomes.Count > 0));
            if (matches is true) break;
            if (arm.Guard is null && Asked(arm.Pattern) is { } asked) state.Assume(asked.Key, false, asked.About);
        }

        // An arm for each of many names is a table: what holds of one of them is no statement about the others.
        return Select(outcomes.Count > MaxPaths ? [outcomes.Aggregate(Both)] : outcomes, state);

        static Outcome Both(Outcome left, Outcome right)
        {
            left.State.Join(right.State);
            return new Outcome(left.Value.Join(right.Value), left.State);
        }
    }

    private Value Coalesce(ICoalesceOperation coalesce, State state)
    {
        var value = Evaluate(coalesce.Value, state);
        if (value == Value.Null) return Evaluate(coalesce.WhenNull, state);
        if (coalesce.WhenNull is IThrowOperation or IConversionOperation { Operand: IThrowOperation }) return value;

        // What was made in sight is not null.
        if (value is ObjectFact { Object.IsOpaque: false } or FunctionFact or TensorFact { ScaleOrigin: not null }) return value;

        var other = state.Copy();
        return Select([new Outcome(value, state.Copy()), Joined(coalesce.WhenNull, other, isOpen: true)], state);
    }

    private Value ConditionalAccess(IConditionalAccessOperation access, State state)
    {
        var receiver = Evaluate(access.Operation, state);
        if (receiver == Value.Null) return Value.Null;

        _conditionalReceivers.Push(receiver);
        var value = Evaluate(access.WhenNotNull, state);
        _conditionalReceivers.Pop();
        return value;
    }

    private Value Unary(IUnaryOperation unary, State state)
    {
        var operand = Evaluate(unary.Operand, state);
        if (unary.OperatorMethod is { } method && IsOfUser(method)) return Invoke(new Call(method, Value.Unknown, [operand], [unary.Operand], unary.Syntax), state);
        if (unary.OperatorKind == UnaryOperatorKind.Minus && Torch.IsTensor(unary.Type))
        {
            return TensorTransfer.Apply(TensorOperations.Find("neg")!, "-", operand as TensorFact ?? TensorFact.Any, null, ArgumentFacts.None, unary.Syntax, state.Gradients);
        }

        if (unary.OperatorKind == UnaryOperatorKind.Hat) return Value.Unknown;

        return unary.OperatorKind == UnaryOperatorKind.Minus ? ConstantFact.Fold(BinaryOperatorKind.Subtract, new ConstantFact(0), operand) is ConstantFact folded ? folded : Typed(unary.Type, unary.Syntax) : operand is NumberFact ? operand : Typed(unary.Type, unary.Syntax);
    }

    private Value Converted(IConversionOperation conversion, State state)
    {
        var value = Evaluate(conversion.Operand, state);
        if (conversion.OperatorMethod is { } method && IsOfUser(method)) return Invoke(new Call(method, Value.Unknown, [value], [conversion.Operand], conversion.Syntax), state);
        if (Torch.IsTensor(conversion.Type) && conversion.OperatorMethod is not null) return TorchCalls.Converted(Facts(value, state), conversion.Syntax, state.Gradients);
        if (conversion.OperatorMethod is not null && value is not (ConstantFact or NumberFact or TensorFact)) return Typed(conversion.Type, conversion.Syntax);

        // A number takes the kind of what it is converted to.
        if (value is ConstantFact { Number: { } number } && NumberFact.Of(conversion.Type) is { } kind)
        {
            return conversion.Type!.SpecialType switch
            {
                SpecialType.System_Single => new ConstantFact((float)number),
                SpecialType.System_Double => new ConstantFact(number),
                _ => kind.IsWhole && Math.Abs(number) < 1e15 ? new ConstantFact((long)number) : kind,
            };
        }

        return value is NumberFact known && NumberFact.Of(conversion.Type) is { } converted && converted.IsWhole != known.IsWhole ? converted : value;
    }

    private ObjectFact Array(IArrayCreationOperation array, State state)
    {
        var sizes = array.DimensionSizes.Select(size => Evaluate(size, state)).ToArray();
        var made = Allocate(array.Type, array.Syntax);
        var isVector = sizes.Length == 1;
        if (array.Initializer is { } initializer && isVector)
        {
            state.Put(made, HeapContents.Empty.WithElements(initializer.ElementValues.Select(value => Evaluate(value, state)).ToArray()));
        }
        else
        {
            if (array.Initializer is { } nested) Evaluate(nested, state);

            // Numbers begin as zeros, but an array is seldom made to stay so; objects begin as null.
            var element = (array.Type as IArrayTypeSymbol)?.ElementType;
            var isShort = isVector && sizes[0] is ConstantFact { Integer: >= 0 and <= 64 } && element is { IsReferenceType: true };
            state.Put(made, isShort
                ? HeapContents.Empty.WithElements(Enumerable.Repeat(Value.Null, (int)((ConstantFact)sizes[0]).Integer!.Value).ToArray())
                : HeapContents.Empty.WithElements(null, element is { IsReferenceType: true } ? Value.Null : null) with { Length = isVector ? sizes[0] : null });
        }

        return new ObjectFact(made);
    }

    private Value Other(IOperation operation, State state)
    {
        if ((int)operation.Kind != CollectionExpressionKind)
        {
            EvaluateParts(operation, state);
            return Typed(operation.Type, operation.Syntax);
        }

        var values = new List<Value>();
        Value? each = null;
        var isKnown = true;
        foreach (var child in operation.ChildOperations)
        {
            var value = Evaluate(child, state);
            if ((int)child.Kind != SpreadKind)
            {
                values.Add(value);
                continue;
            }

            var spread = child.ChildOperations.FirstOrDefault() is { } inner ? Evaluate(inner, state) : Value.Unknown;
            if (Elements(spread, state) is { } elements) values.AddRange(elements);
            else (isKnown, each) = (false, AnyElement(spread, state));
        }

        var made = Allocate(operation.Type, operation.Syntax);
        state.Put(made, isKnown ? HeapContents.Empty.WithElements(values) : HeapContents.Empty.WithElements(null, each is null ? null : values.Aggregate(each, (left, right) => left.Join(right))));
        return new ObjectFact(made);
    }

    /// <summary>Evaluates what an operation is made of, whose own value is not followed.</summary>
    public void EvaluateParts(IOperation operation, State state)
    {
        foreach (var child in operation.ChildOperations) Evaluate(child, state);
    }

    private Value Operator(BinaryOperatorKind kind, IMethodSymbol? method, IOperation leftNode, IOperation rightNode, IOperation operation, State state)
    {
        var left = Evaluate(leftNode, state);
        var right = Evaluate(rightNode, state);
        if (method is not null && IsOfUser(method)) return Invoke(new Call(method, Value.Unknown, [left, right], [leftNode, rightNode], operation.Syntax), state);
        if (Torch.IsTensor(operation.Type)) return _torchCalls.Operator(kind, Facts(left, state), leftNode, Facts(right, state), rightNode, operation.Syntax, state);

        if ((left == Value.Null || right == Value.Null) && kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals && AreEqual(left, right) is { } same)
        {
            return new ConstantFact(same == (kind == BinaryOperatorKind.Equals));
        }

        return ConstantFact.Fold(kind, left, right) is ConstantFact folded ? folded : NumberFact.Fold(kind, left, right) ?? Typed(operation.Type, operation.Syntax);
    }

    private FunctionFact Function(IAnonymousFunctionOperation lambda, State state)
    {
        List<KeyValuePair<ISymbol, Value>>? captured = null;
        foreach (var operation in lambda.Descendants())
        {
            var variable = operation switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => (ISymbol)parameter.Parameter,
                _ => null,
            };
            if (variable is not null && state.Read(variable) is { } value) (captured ??= []).Add(new(variable, value));
        }

        return new FunctionFact(lambda.Symbol, _frame.This, lambda, _frame) { Captured = captured ?? (IReadOnlyList<KeyValuePair<ISymbol, Value>>)[] };
    }

    // The local or parameter that an expression names; null where it is none.
    private static ISymbol? Variable(IOperation? target)
    {
        while (target is IConversionOperation { OperatorMethod: null } conversion) target = conversion.Operand;

        return target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IDeclarationExpressionOperation declaration => Variable(declaration.Expression),
            IVariableDeclaratorOperation declarator => declarator.Symbol,
            _ => null,
        };
    }
}
