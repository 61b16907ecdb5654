using LossGen.Analyzers.Sites;
using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>Says what is known of calls into TorchSharp, by the tables of the catalog.</summary>
internal sealed class TorchCalls
{
    private static readonly string[] InputParameters = ["input", "x", "tensor", "left"];

    private static readonly string[] OtherParameters = ["target", "other", "right", "scalar", "exponent", "batch2"];

    private readonly TorchSymbols _torch;
    private readonly Evaluator _evaluator;
    private readonly UserCalls _userCalls;
    private readonly EffectReader _effects;

    public TorchCalls(WalkContext context, Evaluator evaluator, UserCalls userCalls)
    {
        _torch = context.Torch;
        _effects = context.Engine.Effects;
        _evaluator = evaluator;
        _userCalls = userCalls;
    }

    /// <summary>A call of one of TorchSharp's methods.</summary>
    public Value Invoked(IInvocationOperation invocation, Value receiver, ArgumentFacts arguments, FlowState state)
    {
        var method = invocation.TargetMethod;
        var type = method.ContainingType;
        if (_torch.IsTensor(type)) return OnTensor(invocation, receiver, arguments, state);
        if (_torch.IsFunctional(type)) return Function(invocation, arguments, state);
        if (_torch.IsTorch(type) || _torch.IsSpecial(type)) return Function(invocation, arguments, state);
        if (_torch.IsNn(type)) return Created(method.Name, arguments, invocation.Syntax);

        if (invocation.Instance is { } instance && method.Name is "call" or "forward")
        {
            var inputs = new ArgumentFact[method.Parameters.Length];
            for (var i = 0; i < inputs.Length; i++) inputs[i] = arguments[method.Parameters[i].Name];

            var module = Module(receiver, instance!.Type);
            var result = Run(module, inputs, invocation.Syntax, state);
            if (ChangesInput(module) && Evaluator.Variable(invocation.Arguments[0].Value) is { } variable) state.Change(variable, module is LayerFact && result is TensorFact tensor ? tensor : TensorFact.Any);

            return result;
        }

        // torch.nn.init.xavier_normal_(weight).
        if (invocation.Instance is null && TensorOperations.IsInPlace(method.Name)) Change(invocation, null, state);

        // module.to(device), module.cuda() ... hand the module on.
        return method.IsExtensionMethod && type.Name == "ModuleExtensionMethods" ? arguments[method.OriginalDefinition.Parameters[0].Name].Value : Value.Unknown;
    }

    /// <summary>A module made by its factory or its constructor.</summary>
    public static Value Created(string name, ArgumentFacts arguments, SyntaxNode creation)
    {
        if (LossCalls.OfModule(name) is { } loss) return new LossFact(loss, arguments, creation);
        if (LayerOperations.Find(name) is { } layer) return new LayerFact(layer, arguments, creation);
        if (name != "Sequential" || arguments.FirstOf("modules")?.Value is not SequenceFact { Elements: { } elements }) return Value.Unknown;

        return new SequentialFact(elements.Select(element => element is SequenceFact { Elements: { Count: 2 } pair } ? pair[1] : element).ToArray(), creation);
    }

    /// <summary>An arithmetic or comparison operator.</summary>
    public Value Operator(BinaryOperatorKind kind, Value left, IOperation leftNode, Value right, IOperation rightNode, SyntaxNode node)
    {
        var (name, isComparison) = kind switch
        {
            BinaryOperatorKind.Add => ("add", false),
            BinaryOperatorKind.Subtract => ("sub", false),
            BinaryOperatorKind.Multiply => ("mul", false),
            BinaryOperatorKind.Divide => ("div", false),
            BinaryOperatorKind.Remainder => ("remainder", false),
            BinaryOperatorKind.GreaterThan => ("gt", true),
            BinaryOperatorKind.GreaterThanOrEqual => ("ge", true),
            BinaryOperatorKind.LessThan => ("lt", true),
            BinaryOperatorKind.LessThanOrEqual => ("le", true),
            BinaryOperatorKind.Equals => ("eq", true),
            BinaryOperatorKind.NotEquals => ("ne", true),
            _ => (null, false),
        };
        if (name is null) return TensorFact.Any;

        var operation = TensorOperations.Find(name)!;
        var isSwapped = left is not TensorFact && right is TensorFact;
        var (input, other) = isSwapped ? (right, left) : (left, right);
        var (inputNode, otherNode) = isSwapped ? (rightNode, leftNode) : (leftNode, rightNode);
        var tensor = input as TensorFact ?? TensorFact.Any;
        var result = isComparison
            ? TensorTransfer.Apply(operation, name, tensor, other, ArgumentFacts.None, node)
            : TensorTransfer.Arithmetic(name, left, right, node);
        if (!isComparison && !_torch.IsTensor(leftNode.Type) && name is "div" or "remainder") result = TensorFact.Any;

        Add(new OperationSite(operation, name, tensor, inputNode.Syntax, other, otherNode.Syntax, ArgumentFacts.None, result, node, _evaluator.Model, _effects));
        return result;
    }

    /// <summary>C# data handed over where a tensor is asked for.</summary>
    public static Value Converted(Value value, SyntaxNode node)
    {
        if (value is TensorFact or ConstantFact) return value;

        var data = new ArgumentFacts([new("data", new ArgumentFact(value, node))]);
        return TensorTransfer.Apply(TensorOperations.Find("tensor")!, "tensor", TensorFact.Any, null, data, node);
    }

    private Value OnTensor(IInvocationOperation invocation, Value receiver, ArgumentFacts arguments, FlowState state)
    {
        var method = invocation.TargetMethod;
        var input = receiver as TensorFact ?? TensorFact.Any;
        if (method.Name == "backward")
        {
            var hasSeed = arguments.FirstOf("grad_tensors") is { IsWritten: true, Value: not ConstantFact };
            Add(new BackwardSite(input, hasSeed, invocation.Instance!.Syntax, invocation.Syntax, _evaluator.Model));
            return Value.Unknown;
        }

        if (!_torch.IsTensor(method.ReturnType)) return Value.Unknown;
        if (TensorOperations.Find(method.Name) is not { } operation) return Unlisted(invocation, state);

        // x.zeros(4) fills x itself and gives it back in another shape.
        if (operation.Shape == ShapeEffect.Create) return TensorFact.Any;

        var second = operation.Shape is ShapeEffect.Broadcast or ShapeEffect.Multiply || operation.Role is OperationRole.Equality or OperationRole.Threshold
            ? arguments.FirstOf(OtherParameters)
            : null;
        return Apply(operation, invocation, input, invocation.Instance!.Syntax, second, arguments, state);
    }

    private Value Function(IInvocationOperation invocation, ArgumentFacts arguments, FlowState state)
    {
        var method = invocation.TargetMethod;
        if (LossCalls.OfFunction(method.Name) is { } loss) return Loss(loss, arguments, arguments, null, isFunction: true, invocation.Syntax);
        if (!_torch.IsTensor(method.ReturnType)) return Value.Unknown;
        if (TensorOperations.Find(method.Name) is not { } operation) return Unlisted(invocation, state);

        var first = arguments.FirstOf(InputParameters);
        if (operation.Shape == ShapeEffect.Data && arguments.FirstOf("data") is { } tensor)
        {
            // as_tensor of a tensor is that tensor.
            operation = TensorOperations.Find("to")!;
            first = tensor;
        }

        var second = operation.Shape is ShapeEffect.Broadcast or ShapeEffect.Multiply ? arguments.FirstOf(OtherParameters) : null;
        return Apply(operation, invocation, first?.Tensor ?? TensorFact.Any, first?.Expression, second, arguments, state);
    }

    private TensorFact Apply(
        TensorOperation operation,
        IInvocationOperation invocation,
        TensorFact input,
        SyntaxNode? inputNode,
        ArgumentFact? second,
        ArgumentFacts arguments,
        FlowState state)
    {
        var method = invocation.TargetMethod;
        var result = operation.ElementType is ElementTypeEffect.Promote or ElementTypeEffect.Divide && second is not null && operation.Scale.Equals(ScaleEffect.KeepReal) && arguments.FirstOf("alpha", "rounding_mode") is null or { IsWritten: false }
            ? TensorTransfer.Arithmetic(method.Name, input, second.Value, invocation.Syntax)
            : TensorTransfer.Apply(operation, method.Name, input, second?.Value, arguments, invocation.Syntax, inputNode);
        Add(new OperationSite(operation, method.Name, input, inputNode, second?.Value, second?.Expression, arguments, result, invocation.Syntax, _evaluator.Model, _effects));
        if (TensorTransfer.IsInPlace(method.Name, arguments) && !(operation.IsStaticFormCopy && invocation.Instance is null)) Change(invocation, result, state);

        return result;
    }

    // What is not in the table may still change its tensor: x.copy_(y), x.normal_().
    private static TensorFact Unlisted(IInvocationOperation invocation, FlowState state)
    {
        if (TensorOperations.IsInPlace(invocation.TargetMethod.Name)) Change(invocation, TensorFact.Any, state);

        return TensorFact.Any;
    }

    private static void Change(IInvocationOperation invocation, TensorFact? result, FlowState state)
    {
        var changed = invocation.Instance ?? invocation.Arguments.FirstOrDefault(argument => InputParameters.Contains(argument.Parameter?.Name))?.Value;
        if (changed is null) return;
        if (result is not null && Evaluator.Variable(changed) is { } variable) state.Change(variable, result);
        else ChangePart(changed, Value.Unknown, state);
    }

    /// <summary>Some numbers of a tensor become others: <c>x[0] = y</c>, <c>x.narrow(0, 0, 2).fill_(1)</c>.</summary>
    public static void ChangePart(IOperation part, Value value, FlowState state)
    {
        if (Whole(part) is not { } variable || state[variable] is not TensorFact tensor) return;

        var (scale, coding) = (Bounds.Of(tensor).Or(Bounds.Of(value)).Scale, CodingTransfer.Join(tensor.Coding, CodingTransfer.Of(value)));
        state.Change(variable, tensor with
        {
            Scale = scale,
            ScaleOrigin = null,
            ScaleDimension = null,
            Coding = coding,
            CodingOrigin = coding == tensor.Coding ? tensor.CodingOrigin : null,
            Gradient = value is ConstantFact ? tensor.Gradient : TensorTransfer.Combine(tensor.Gradient, (value as TensorFact)?.Gradient ?? GradientState.Unknown),
        });
    }

    // The variable that a part of a tensor belongs to, through views.
    private static ISymbol? Whole(IOperation? part) => part is null ? null : Evaluator.Variable(part) ?? part switch
    {
        IPropertyReferenceOperation property => Whole(property.Instance),
        IInvocationOperation { TargetMethod.Name: not "clone" } view when TensorOperations.Find(view.TargetMethod.Name) is null or { Scale.Otherwise: null } => Whole(view.Instance),
        _ => null,
    };

    private Value Module(Value receiver, ITypeSymbol? type)
    {
        if (receiver is ModuleFact) return receiver;
        if (_userCalls.Instance(receiver, type) is { } instance) return instance;

        return _torch.IsLibraryModule(type) && type!.Name != "Sequential" ? Created(type.Name, ArgumentFacts.None, null!) : Value.Unknown;
    }

    private Value Run(Value module, ArgumentFact[] inputs, SyntaxNode call, FlowState state)
    {
        switch (module)
        {
            case LossFact loss:
                var byName = loss.Loss.Inputs.Zip(inputs, (name, input) => new KeyValuePair<string, ArgumentFact>(name, input));
                return Loss(loss.Loss, new ArgumentFacts(byName), loss.Options, loss.Creation, isFunction: false, call);
            case LayerFact layer when inputs.Length > 0:
                return Layer(layer, inputs[0].Tensor, call, call, inputs[0].Expression);
            case SequentialFact sequential when inputs.Length == 1:
                return sequential.Children.Aggregate(inputs[0].Value, (value, child) => child is LayerFact layer
                    ? Layer(layer, value as TensorFact ?? TensorFact.Any, layer.Creation ?? call, call, null)
                    : Run(child, [new ArgumentFact(value, null)], call, state));
            case InstanceFact instance when Forward(instance.Type, inputs.Length) is { } forward:
                return _userCalls.Call(forward, instance, inputs.Select(input => input.Value).ToArray(), call, state);
            default:
                return Value.Unknown;
        }
    }

    // nn.ReLU(inplace: true), alone or as the first of several.
    private static bool ChangesInput(Value module) => module switch
    {
        LayerFact layer => layer.Layer.Function is { } function && TensorTransfer.IsInPlace(function.Name, layer.Arguments),
        SequentialFact sequential => sequential.Children.Any(ChangesInput),
        _ => false,
    };

    private static IMethodSymbol? Forward(INamedTypeSymbol type, int inputs)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            var forward = at.GetMembers("forward").OfType<IMethodSymbol>().FirstOrDefault(method => method.IsOverride && method.Parameters.Length == inputs);
            if (forward is not null) return forward;
        }

        return null;
    }

    private TensorFact Layer(LayerFact layer, TensorFact input, SyntaxNode node, SyntaxNode call, SyntaxNode? inputNode)
    {
        var result = LayerTransfer.Apply(layer, input, node, call, inputNode);
        Add(new LayerSite(layer, input, node, _evaluator.Model));
        if (layer.Layer.Function is { } function)
        {
            Add(new OperationSite(function, layer.Layer.Name, input, inputNode, null, null, layer.Arguments, result, node, _evaluator.Model, _effects));
        }

        return result;
    }

    private TensorFact Loss(LossCall loss, ArgumentFacts inputs, ArgumentFacts options, SyntaxNode? creation, bool isFunction, SyntaxNode node)
    {
        var prediction = inputs[loss.Prediction].Tensor;
        var target = inputs[loss.Target].Tensor;
        var outcome = options["reduction"].Integer switch
        {
            0 => LossOutcome.Unreduced,
            1 => LossOutcome.Mean,
            2 => LossOutcome.Sum,
            _ => LossOutcome.None,
        };
        var gradient = loss.Inputs.Select(name => inputs[name].Tensor.Gradient).Aggregate(TensorTransfer.Combine);
        var result = new TensorFact
        {
            Scale = loss.IsNonNegative ? TensorScale.NonNegative : TensorScale.Unknown,
            ScaleOrigin = loss.IsNonNegative ? new Origin(isFunction ? loss.Function : loss.Module, node) : null,
            Outcome = outcome,
            OutcomeOrigin = new Origin(isFunction ? loss.Function : loss.Module, node),
            Averaged = outcome == LossOutcome.Mean ? prediction.Shape.Rank is > 0 ? prediction.Shape.Length(0) : null : null,
            Shape = outcome is LossOutcome.Mean or LossOutcome.Sum ? Shape.Scalar : Shape.Unknown,
            Element = prediction.Element == target.Element || target.Element.IsIntegral() ? prediction.Element : ElementType.Unknown,
            Gradient = TensorTransfer.UnderScope(gradient, node),
            GradientOrigin = prediction.GradientOrigin ?? target.GradientOrigin ?? GradientScope.Around(node),
        };
        Add(new LossSite(loss, inputs, options, creation, isFunction, result, node, _evaluator.Model));
        return result;
    }

    private void Add(Site site) => _evaluator.Sites?.Add(site);
}
