using LossGen.Analyzers.Sites;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>Says what is known of the value of a C# operation, and what it changes.</summary>
internal sealed class Evaluator
{
    // Collection expressions have an operation of their own only in compilers newer than the one this is built for.
    private const int CollectionExpressionKind = 127;

    private readonly WalkContext _context;
    private readonly Dictionary<CaptureId, IOperation> _captured = [];
    private readonly TorchCalls _torchCalls;
    private readonly UserCalls _userCalls;
    private readonly MemberValues _members;

    public Evaluator(WalkContext context)
    {
        _context = context;
        _userCalls = new UserCalls(context, this);
        _torchCalls = new TorchCalls(context, this, _userCalls);
        _members = new MemberValues(context, this, _userCalls);
    }

    /// <summary>The meaning of the names in this method.</summary>
    public SemanticModel Model => _context.Model;

    /// <summary>Where sites go; null where nobody wants them.</summary>
    public List<Site>? Sites { get; set; }

    /// <summary>False where a recursive call was left out.</summary>
    public bool IsComplete => _userCalls.IsComplete;

    /// <summary>The lambdas met.</summary>
    public HashSet<IFlowAnonymousFunctionOperation> Lambdas { get; } = [];

    /// <summary>Each local with the join of all values it was ever given.</summary>
    public Dictionary<ISymbol, Value> EverAssigned { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The variable that an assignment's target names; null where it is none that is followed.</summary>
    public static ISymbol? Variable(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property.IsIndexer: false } property => property.Property,
        IDeclarationExpressionOperation declaration => Variable(declaration.Expression),
        _ => null,
    };

    /// <summary>Evaluates an operation.</summary>
    public Value Evaluate(IOperation operation, FlowState state)
    {
        if (operation.ConstantValue is { HasValue: true, Value: { } constant } && operation is not IAssignmentOperation) return new ConstantFact(constant);

        switch (operation)
        {
            case ILocalReferenceOperation local:
                return _context.IsShared(local.Local) ? Value.Unknown : state[local.Local];
            case IParameterReferenceOperation parameter:
                return _members.Parameter(parameter.Parameter, state);
            case IInstanceReferenceOperation:
                return _context.This;
            case IFieldReferenceOperation field:
                return _members.Member(field.Field, field.Instance, state);
            case IPropertyReferenceOperation property:
                return _members.Property(property, state);
            case IFlowCaptureOperation capture:
                _captured[capture.Id] = capture.Value;
                state.Set(capture.Id, Evaluate(capture.Value, state));
                return Value.Unknown;
            case IFlowCaptureReferenceOperation reference:
                return state[reference.Id];
            case IDeconstructionAssignmentOperation deconstruction:
                return Assigned(deconstruction.Target, Evaluate(deconstruction.Value, state), state);
            case ISimpleAssignmentOperation assignment:
                return Assigned(assignment.Target, Evaluate(assignment.Value, state), state);
            case ICompoundAssignmentOperation compound:
                return Assigned(compound.Target, Operator(compound.OperatorKind, compound.Target, compound.Value, compound, state), state);
            case IIncrementOrDecrementOperation increment:
                return Assigned(increment.Target, Value.Unknown, state);
            case IConversionOperation conversion:
                return Converted(conversion, state);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary:
                Evaluate(binary.LeftOperand, state);
                Perhaps(binary.RightOperand, state);
                return Value.Unknown;
            case IBinaryOperation binary:
                return Operator(binary.OperatorKind, binary.LeftOperand, binary.RightOperand, binary, state);
            case IUnaryOperation unary:
                return Unary(unary, state);
            case IInvocationOperation invocation:
                return Invocation(invocation, state);
            case IObjectCreationOperation creation:
                return Creation(creation, state);
            case ITupleOperation tuple:
                return new SequenceFact(SpecialType.None, tuple.Elements.Select(element => Evaluate(element, state)).ToArray());
            case IArrayCreationOperation array:
                return Array(array, state);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return Conditional(conditional, whenFalse, state);
            case ICoalesceOperation coalesce:
                return Evaluate(coalesce.Value, state).Join(Perhaps(coalesce.WhenNull, state));
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand, state);
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression, state);
            case IFlowAnonymousFunctionOperation lambda:
                Lambdas.Add(lambda);
                return Value.Unknown;
            default:
                return Other(operation, state);
        }
    }

    /// <summary>Gives a target its value.</summary>
    public Value Assigned(IOperation target, Value value, FlowState state)
    {
        if (target is IFlowCaptureReferenceOperation reference && _captured.TryGetValue(reference.Id, out var captured)) return Assigned(captured, value, state);

        if (target is IDeclarationExpressionOperation { Expression: ITupleOperation } declaration) target = declaration.Expression;

        if (target is ITupleOperation tuple)
        {
            var parts = (value as SequenceFact)?.Elements;
            for (var i = 0; i < tuple.Elements.Length; i++)
            {
                Assigned(tuple.Elements[i], parts is not null && parts.Count == tuple.Elements.Length ? parts[i] : Value.Unknown, state);
            }

            return value;
        }

        if (Variable(target) is { } variable)
        {
            state.Set(variable, value);
            if (variable is ILocalSymbol) EverAssigned[variable] = EverAssigned.TryGetValue(variable, out var before) ? before.Join(value) : value;
        }
        else
        {
            // x.requires_grad = true: from here on a gradient may flow.
            if (target is IPropertyReferenceOperation { Property.Name: "requires_grad", Instance: { } owner } && Variable(owner) is { } leaf
                && state[leaf] is TensorFact tensor)
            {
                state.Set(leaf, tensor with { Gradient = GradientState.Unknown, GradientOrigin = null });
            }

            EvaluateParts(target, state);
            if (target is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } whole } && _context.Torch.IsTensor(whole.Type)) TorchCalls.ChangePart(whole, value, state);
        }

        return value;
    }

    private Value Conditional(IConditionalOperation conditional, IOperation whenFalse, FlowState state)
    {
        Evaluate(conditional.Condition, state);
        if (conditional.Condition.ConstantValue is { HasValue: true, Value: bool isTaken }) return Evaluate(isTaken ? conditional.WhenTrue : whenFalse, state);

        var other = state.Copy();
        var value = Evaluate(conditional.WhenTrue, state);
        var otherwise = Evaluate(whenFalse, other);
        state.Join(other);
        return value.Join(otherwise);
    }

    // What runs on some paths only.
    private Value Perhaps(IOperation operation, FlowState state)
    {
        var other = state.Copy();
        var value = Evaluate(operation, other);
        state.Join(other);
        return value;
    }

    private Value Unary(IUnaryOperation unary, FlowState state)
    {
        var operand = Evaluate(unary.Operand, state);
        return unary.OperatorKind == UnaryOperatorKind.Minus && _context.Torch.IsTensor(unary.Type)
            ? TensorTransfer.Apply(TensorOperations.Find("neg")!, "-", operand as TensorFact ?? TensorFact.Any, null, ArgumentFacts.None, unary.Syntax)
            : Value.Unknown;
    }

    private Value Converted(IConversionOperation conversion, FlowState state)
    {
        var value = Evaluate(conversion.Operand, state);
        if (_context.Torch.IsTensor(conversion.Type) && conversion.OperatorMethod is not null)
        {
            return TorchCalls.Converted(value, conversion.Syntax);
        }

        return value;
    }

    private SequenceFact Array(IArrayCreationOperation array, FlowState state)
    {
        foreach (var size in array.DimensionSizes) Evaluate(size, state);

        var element = (array.Type as IArrayTypeSymbol)?.ElementType.SpecialType ?? SpecialType.None;
        var elements = array.Initializer?.ElementValues.Select(value => Evaluate(value, state)).ToArray();
        return new SequenceFact(element, array.DimensionSizes.Length == 1 ? elements : null, array.DimensionSizes.Length);
    }

    /// <summary>Evaluates what an operation is made of, whose own value is not followed.</summary>
    public void EvaluateParts(IOperation operation, FlowState state)
    {
        foreach (var child in operation.ChildOperations) Evaluate(child, state);
    }

    private Value Other(IOperation operation, FlowState state)
    {
        if ((int)operation.Kind != CollectionExpressionKind)
        {
            EvaluateParts(operation, state);
            return Value.Unknown;
        }

        var values = new List<Value>();
        foreach (var child in operation.ChildOperations) values.Add(Evaluate(child, state));

        var element = operation.Type is IArrayTypeSymbol array ? array.ElementType
            : operation.Type is INamedTypeSymbol { TypeArguments.Length: 1 } generic ? generic.TypeArguments[0] : null;
        return new SequenceFact(element?.SpecialType ?? SpecialType.None, values);
    }

    private Value Operator(BinaryOperatorKind kind, IOperation leftNode, IOperation rightNode, IOperation operation, FlowState state)
    {
        var left = Evaluate(leftNode, state);
        var right = Evaluate(rightNode, state);
        return _context.Torch.IsTensor(operation.Type)
            ? _torchCalls.Operator(kind, left, leftNode, right, rightNode, operation.Syntax)
            : ConstantFact.Fold(kind, left, right);
    }

    private Value Creation(IObjectCreationOperation creation, FlowState state)
    {
        var arguments = _userCalls.Arguments(creation.Arguments, state);
        if (creation.Initializer is { } initializer) Evaluate(initializer, state);

        if (creation.Constructor is not { } constructor || creation.Type is not INamedTypeSymbol type) return Value.Unknown;

        return _context.Torch.IsTorchSharp(type)
            ? TorchCalls.Created(type.Name, arguments, creation.Syntax)
            : _userCalls.Created(constructor, arguments, creation.Syntax);
    }

    private Value Invocation(IInvocationOperation invocation, FlowState state)
    {
        var receiver = invocation.Instance is { } instance ? Evaluate(instance, state) : Value.Unknown;
        var arguments = _userCalls.Arguments(invocation.Arguments, state);
        return _context.Torch.IsTorchSharp(invocation.TargetMethod)
            ? _torchCalls.Invoked(invocation, receiver, arguments, state)
            : _userCalls.Invoked(invocation, receiver, arguments, state);
    }
}
