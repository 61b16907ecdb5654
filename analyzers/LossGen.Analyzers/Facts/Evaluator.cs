using System.Collections.Immutable;
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

    private readonly FactsEngine _engine;
    private readonly ControlFlowGraph? _graph;
    private readonly Value _this;
    private readonly ImmutableHashSet<ISymbol> _callers;
    private readonly CancellationToken _cancellation;
    private readonly HashSet<ISymbol> _shared;
    private readonly Dictionary<CaptureId, IOperation> _captured = [];
    private readonly TorchCalls _calls;

    public Evaluator(
        FactsEngine engine,
        SemanticModel model,
        ControlFlowGraph? graph,
        Value receiver,
        ImmutableHashSet<ISymbol> callers,
        CancellationToken cancellation)
    {
        _engine = engine;
        Model = model;
        _graph = graph;
        _this = receiver;
        _callers = callers;
        _cancellation = cancellation;
        _shared = graph is null ? new(SymbolEqualityComparer.Default) : SharedVariables(graph);
        _calls = new TorchCalls(engine, this, callers, cancellation);
    }

    /// <summary>The meaning of the names in this method.</summary>
    public SemanticModel Model { get; }

    /// <summary>Where sites go; null while the fixpoint is still sought.</summary>
    public List<Site>? Sites { get; set; }

    /// <summary>False where a recursive call was left out.</summary>
    public bool IsComplete { get; private set; } = true;

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
                return _shared.Contains(local.Local) ? Value.Unknown : state[local.Local];
            case IParameterReferenceOperation parameter:
                return Parameter(parameter.Parameter, state);
            case IInstanceReferenceOperation:
                return _this;
            case IFieldReferenceOperation field:
                return Member(field.Field, field.Instance, state);
            case IPropertyReferenceOperation property:
                return Property(property, state);
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
                return Assigned(compound.Target, Compound(compound, state), state);
            case IIncrementOrDecrementOperation increment:
                return Assigned(increment.Target, Value.Unknown, state);
            case IConversionOperation conversion:
                return Converted(conversion, state);
            case IBinaryOperation binary:
                return Binary(binary, state);
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
                Evaluate(conditional.Condition, state);
                return Evaluate(conditional.WhenTrue, state).Join(Evaluate(whenFalse, state));
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

    /// <summary>The arguments of a call by parameter name.</summary>
    public ArgumentFacts Arguments(IEnumerable<IArgumentOperation> arguments, FlowState state)
    {
        var facts = new List<KeyValuePair<string, ArgumentFact>>();
        foreach (var argument in arguments)
        {
            var value = Evaluate(argument.Value, state);
            if (argument.Parameter is not { } parameter) continue;

            if (parameter.RefKind is RefKind.Ref or RefKind.Out) Assigned(argument.Value, Value.Unknown, state);

            var node = argument.ArgumentKind == ArgumentKind.DefaultValue ? null : argument.Value.Syntax;
            facts.Add(new(parameter.Name, new ArgumentFact(value, node)));
        }

        return new ArgumentFacts(facts);
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

            foreach (var child in target.ChildOperations) Evaluate(child, state);
        }

        return value;
    }

    /// <summary>What is known of a call into the user's own code.</summary>
    public Value Call(IMethodSymbol method, Value receiver, IReadOnlyList<Value> arguments, SyntaxNode call, FlowState state)
    {
        var facts = _engine.Summarize(method, receiver, arguments, _callers, state, _cancellation);
        IsComplete &= facts.IsComplete;
        if (Sites is not null)
        {
            foreach (var site in facts.Sites)
            {
                if (site is LossSite) Sites.Add(site with { Call = call, Callee = method });
            }
        }

        // What comes out of a no_grad scope has no history, wherever it was computed.
        return facts.Returned is TensorFact { Gradient: GradientState.Flows } tensor && GradientScope.Around(call) is { } scope
            ? tensor with { Gradient = GradientState.Cut, GradientOrigin = scope }
            : facts.Returned;
    }

    private static HashSet<ISymbol> SharedVariables(ControlFlowGraph graph)
    {
        var shared = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var nested in graph.OriginalOperation.Descendants().Where(operation => operation is IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            var function = (nested as IAnonymousFunctionOperation)?.Symbol ?? ((ILocalFunctionOperation)nested).Symbol;
            foreach (var operation in nested.Descendants())
            {
                var target = operation switch
                {
                    IAssignmentOperation assignment => assignment.Target,
                    IIncrementOrDecrementOperation increment => increment.Target,
                    IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
                    _ => null,
                };
                if (target is ILocalReferenceOperation { Local: var local } && !SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, function)) shared.Add(local);
            }
        }

        return shared;
    }

    private Value Parameter(IParameterSymbol parameter, FlowState state)
    {
        if (state[parameter] is { } value && value != Value.Unknown) return value;

        // A primary constructor's parameter, read in another member.
        return _this is InstanceFact instance ? instance.Member(parameter) : Value.Unknown;
    }

    private Value Member(ISymbol member, IOperation? instance, FlowState state)
    {
        if (instance is null) return Static(member);

        if (instance is IInstanceReferenceOperation)
        {
            if (state[member] is { } assigned && assigned != Value.Unknown) return assigned;

            return (_this as InstanceFact)?.Member(member) ?? Value.Unknown;
        }

        var owner = Evaluate(instance, state);
        if (owner is SequenceFact { Elements: { } elements } && member is IFieldSymbol { CorrespondingTupleField: { } field }
            && field.Name.StartsWith("Item", StringComparison.Ordinal)
            && int.TryParse(field.Name.Substring(4), out var position) && position <= elements.Count)
        {
            return elements[position - 1];
        }

        return _calls.Instance(owner, instance.Type) is InstanceFact known ? known.Member(member) : Value.Unknown;
    }

    private Value Static(ISymbol member)
    {
        if (_engine.Torch.IsTorch(member.ContainingType)) return ElementTypes.Named(member.Name).ScalarType() is { } type ? new ConstantFact(type) : Value.Unknown;
        if (_engine.Torch.IsTorchSharp(member)) return Value.Unknown;
        return member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } ? _engine.Static(member, _callers, _cancellation) : Value.Unknown;
    }

    private Value Property(IPropertyReferenceOperation property, FlowState state)
    {
        if (_engine.Torch.IsTensor(property.Instance?.Type)) return TensorProperty(property, state);

        if (property.Property.IsIndexer || property.Arguments.Length > 0)
        {
            Other(property, state);
            return Value.Unknown;
        }

        var value = Member(property.Property, property.Instance, state);
        if (value != Value.Unknown || property.Property.GetMethod is not { IsVirtual: false, DeclaringSyntaxReferences.Length: > 0 } getter) return value;

        var receiver = property.Instance is null ? Value.Unknown : Evaluate(property.Instance, state);
        return Call(getter, receiver, [], property.Syntax, state);
    }

    private Value TensorProperty(IPropertyReferenceOperation property, FlowState state)
    {
        var input = Evaluate(property.Instance!, state) as TensorFact ?? TensorFact.Any;
        foreach (var argument in property.Arguments) Evaluate(argument.Value, state);

        if (property.Property.IsIndexer)
        {
            var isMask = property.Arguments.Any(argument => argument.Value.DescendantsAndSelf().Any(part => _engine.Torch.IsTensor(part.Type)));
            return input with
            {
                Shape = Shape.Unknown,
                Scale = (isMask ? ScaleEffect.Pick : ScaleEffect.KeepBounds).Apply(input.Scale),
                ScaleDimension = null,
                Coding = input.Coding == LabelCoding.OneHot ? LabelCoding.ZeroOne : input.Coding,
            };
        }

        return property.Property.Name == "T" ? input with { Shape = input.Shape.Swap(-1, -2), ScaleDimension = null } : Value.Unknown;
    }

    private Value Compound(ICompoundAssignmentOperation compound, FlowState state)
    {
        var left = Evaluate(compound.Target, state);
        var right = Evaluate(compound.Value, state);
        return _engine.Torch.IsTensor(compound.Type)
            ? _calls.Operator(compound.OperatorKind, left, compound.Target, right, compound.Value, compound.Syntax)
            : ConstantFact.Fold(compound.OperatorKind, left, right);
    }

    private Value Binary(IBinaryOperation binary, FlowState state)
    {
        var left = Evaluate(binary.LeftOperand, state);
        var right = Evaluate(binary.RightOperand, state);
        return _engine.Torch.IsTensor(binary.Type)
            ? _calls.Operator(binary.OperatorKind, left, binary.LeftOperand, right, binary.RightOperand, binary.Syntax)
            : ConstantFact.Fold(binary.OperatorKind, left, right);
    }

    private Value Unary(IUnaryOperation unary, FlowState state)
    {
        var operand = Evaluate(unary.Operand, state);
        return unary.OperatorKind == UnaryOperatorKind.Minus && _engine.Torch.IsTensor(unary.Type)
            ? TensorTransfer.Apply(TensorOperations.Find("neg")!, "-", operand as TensorFact ?? TensorFact.Any, null, ArgumentFacts.None, unary.Syntax)
            : Value.Unknown;
    }

    private Value Converted(IConversionOperation conversion, FlowState state)
    {
        var value = Evaluate(conversion.Operand, state);
        if (_engine.Torch.IsTensor(conversion.Type) && conversion.OperatorMethod is not null)
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

    private Value Other(IOperation operation, FlowState state)
    {
        var values = operation.ChildOperations.Select(child => Evaluate(child, state)).ToArray();
        if ((int)operation.Kind == CollectionExpressionKind)
        {
            var element = operation.Type is IArrayTypeSymbol array ? array.ElementType
                : operation.Type is INamedTypeSymbol { TypeArguments.Length: 1 } generic ? generic.TypeArguments[0] : null;
            return new SequenceFact(element?.SpecialType ?? SpecialType.None, values);
        }

        return Value.Unknown;
    }

    private Value Creation(IObjectCreationOperation creation, FlowState state)
    {
        var arguments = Arguments(creation.Arguments, state);
        if (creation.Initializer is { } initializer) Evaluate(initializer, state);

        if (creation.Constructor is not { } constructor || creation.Type is not INamedTypeSymbol type) return Value.Unknown;
        if (_engine.Torch.IsTorchSharp(type)) return TorchCalls.Created(type.Name, arguments, creation.Syntax);
        if (constructor.DeclaringSyntaxReferences.IsEmpty && type.DeclaringSyntaxReferences.IsEmpty) return Value.Unknown;

        return _engine.Create(constructor, InOrder(constructor, arguments), creation.Syntax, _callers, _cancellation);
    }

    private Value Invocation(IInvocationOperation invocation, FlowState state)
    {
        var method = invocation.TargetMethod;
        var receiver = invocation.Instance is { } instance ? Evaluate(instance, state) : Value.Unknown;
        var arguments = Arguments(invocation.Arguments, state);
        if (_engine.Torch.IsTorchSharp(method)) return _calls.Invoked(invocation, receiver, arguments, state);

        if (method.MethodKind == MethodKind.Constructor) return Value.Unknown;
        if (method.DeclaringSyntaxReferences.IsEmpty) return Value.Unknown;

        state.ForgetMutableMembers();
        var target = method;
        Value self = Value.Unknown;
        if (invocation.Instance is not null)
        {
            self = _calls.Instance(receiver, invocation.Instance.Type) ?? Value.Unknown;
            if (self is InstanceFact { Type: { } type } && method.IsVirtual | method.IsOverride | method.IsAbstract) target = Override(method, type);
        }

        return Call(target, self, InOrder(method, arguments), invocation.Syntax, state);
    }

    private static IMethodSymbol Override(IMethodSymbol method, INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var candidate in at.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (var overridden = candidate; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition)) return candidate;
                }
            }
        }

        return method;
    }

    private static Value[] InOrder(IMethodSymbol method, ArgumentFacts arguments) =>
        method.Parameters.Select(parameter => arguments[parameter.Name].Value).ToArray();
}
