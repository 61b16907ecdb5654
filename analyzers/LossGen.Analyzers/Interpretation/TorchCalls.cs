using System.Collections.Immutable;
using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Interpretation;

/// <summary>Says what is known of calls into TorchSharp, by the tables of the catalog, and what they do to the training.</summary>
internal sealed class TorchCalls(Interpreter interpreter, FactsEngine engine)
{
    private static readonly string[] InputParameters = ["input", "x", "tensor", "left"];

    private static readonly string[] OtherParameters = ["target", "other", "right", "scalar", "exponent", "batch2"];

    private static readonly string[] Containers = ["Sequential", "ModuleList", "ModuleDict", "ParameterList", "ParameterDict"];

    private static readonly string[] GradientSwitches = ["no_grad", "inference_mode", "enable_grad", "set_grad_enabled"];

    private readonly TorchSymbols _torch = engine.Torch;

    /// <summary>A tensor that a loader hands out: data, which has no gradient.</summary>
    public static TensorFact DataOfLoader { get; } = new() { Gradient = GradientState.Data, IsGiven = true };

    /// <summary>Whether objects of a type hand out data.</summary>
    public static bool HandsOutData(ITypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.Name is "DataLoader" or "Dataset" or "IterableDataset" && at.ContainingNamespace?.ToString().StartsWith("TorchSharp", StringComparison.Ordinal) == true) return true;
            if (at is INamedTypeSymbol { ContainingType.Name: "data", Name: "Dataset" or "IterableDataset" }) return true;
        }

        return false;
    }

    /// <summary>The layer or loss that a factory or class of TorchSharp names; null where the tables have neither.</summary>
    public static ModuleFact? Described(string name, ArgumentFacts arguments, SyntaxNode? creation) =>
        LossCalls.OfModule(name) is { } loss ? new LossFact(loss, arguments, creation)
        : LayerOperations.Find(name) is { } layer ? new LayerFact(layer, arguments, creation) : null;

    /// <summary>A call of one of TorchSharp's methods.</summary>
    public Value Invoked(IInvocationOperation invocation, Value receiver, ArgumentFacts arguments, State state)
    {
        var instance = invocation.Instance;
        var call = new TorchCall(invocation.TargetMethod, receiver, instance, instance?.Type, arguments, invocation.Arguments, invocation.Syntax);
        return Invoked(call, state);
    }

    /// <summary>A call of one of TorchSharp's methods through a delegate.</summary>
    public Value Invoked(IMethodSymbol method, Value receiver, IReadOnlyList<Value> arguments, SyntaxNode node, State state)
    {
        var facts = new List<KeyValuePair<string, ArgumentFact>>();
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            var parameter = method.Parameters[i];
            var isPassed = i < arguments.Count;
            var value = isPassed ? arguments[i] : parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is { } constant ? new ConstantFact(constant) : Value.Unknown;
            facts.Add(new(parameter.Name, new ArgumentFact(value, isPassed ? node : null)));
        }

        return Invoked(new TorchCall(method, receiver, null, method.ContainingType, new ArgumentFacts(facts), ImmutableArray<IArgumentOperation>.Empty, node), state);
    }

    /// <summary>A module, optimizer, scheduler or loader made by its factory or its constructor.</summary>
    public Value Created(string name, ArgumentFacts arguments, ITypeSymbol? type, SyntaxNode creation, State state)
    {
        if (Described(name, arguments, creation) is { } module)
        {
            var layer = interpreter.Allocate(type, creation, module);
            state.Put(layer, HeapContents.Empty with { IsTraining = true });
            if (_torch.IsModule(type) && engine.Effects.BeginsAtRandom(type)) interpreter.AddEffect(EffectKind.MakeModel, layer, creation, type!.Name);

            return new ObjectFact(layer);
        }

        if (type is null) return Value.Unknown;

        var made = interpreter.Allocate(type, creation, holdsData: HandsOutData(type), isSequential: name == "Sequential");
        if (_torch.IsModule(type) && Containers.Contains(name))
        {
            state.Put(made, Contained(arguments, state) with { IsTraining = true });
            return new ObjectFact(made);
        }

        state.Put(made, HeapContents.Empty with { IsTraining = _torch.IsModule(type) ? true : null });
        if (_torch.IsModule(type) && engine.Effects.BeginsAtRandom(type)) interpreter.AddEffect(EffectKind.MakeModel, made, creation, type.Name);

        return new ObjectFact(made);
    }

    /// <summary>C# data handed over where a tensor is asked for.</summary>
    public static Value Converted(Value value, SyntaxNode node, GradientMode gradients)
    {
        if (value is TensorFact or ConstantFact or NumberFact) return value;

        var data = new ArgumentFacts([new("data", new ArgumentFact(value, node))]);
        return TensorTransfer.Apply(TensorOperations.Find("tensor")!, "tensor", TensorFact.Any, null, data, node, gradients);
    }

    /// <summary>An arithmetic or comparison operator.</summary>
    public Value Operator(BinaryOperatorKind kind, Value left, IOperation leftNode, Value right, IOperation rightNode, SyntaxNode node, State state)
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
            ? TensorTransfer.Apply(operation, name, tensor, other, ArgumentFacts.None, node, state.Gradients)
            : TensorTransfer.Arithmetic(name, left, right, node, state.Gradients);
        if (!isComparison && !_torch.IsTensor(leftNode.Type) && name is "div" or "remainder") result = TensorFact.Any with { Gradient = result.Gradient, Element = result.Element, Shape = result.Shape };

        interpreter.AddSite(new OperationSite(operation, name, tensor, inputNode.Syntax, other, otherNode.Syntax, ArgumentFacts.None, result, node, interpreter.Model, engine.Effects));
        return result;
    }

    /// <summary>A property of one of TorchSharp's types other than tensors.</summary>
    public Value Property(IPropertyReferenceOperation reference, Value receiver, IReadOnlyList<Value> arguments, State state)
    {
        var property = reference.Property;
        if (property.Name == "training" && receiver is ObjectFact { Object: var module }) return state.Of(module).IsTraining is { } mode ? new ConstantFact(mode) : Value.Unknown;
        if (property.IsIndexer && arguments.Count == 1) return interpreter.ElementAt(receiver, arguments[0], reference.Type, reference.Syntax, state);
        if (property.Name is "Count" or "Length" && Interpreter.Elements(receiver, state) is { } elements && receiver is ObjectFact) return new ConstantFact(elements.Count);
        if (_torch.IsTensor(reference.Type)) return TensorFact.Any with { Gradient = receiver is ObjectFact { Object.HoldsData: true } ? GradientState.Data : GradientState.Unknown };

        return receiver is ObjectFact { Object: var owner } && state.Of(owner).Field(property) is { } held ? held : interpreter.Typed(reference.Type, receiver is ObjectFact { Object: var by } ? (by, property) : reference.Syntax);
    }

    /// <summary><c>x.requires_grad = true</c>, <c>x[0] = y</c>, <c>x.grad = null</c>.</summary>
    public void AssignProperty(IPropertyReferenceOperation target, Value value, State state)
    {
        // From here on a gradient may flow.
        if (target.Property.Name == "requires_grad" && target.Instance is { } leaf && interpreter.Evaluate(leaf, state) is TensorFact tensor)
        {
            interpreter.Assign(leaf, tensor with { Gradient = GradientState.Unknown, GradientOrigin = null }, state);
            return;
        }

        if (target.Property.Name == "grad") interpreter.AddEffect(EffectKind.ZeroGrad, null, target.Syntax);

        interpreter.EvaluateParts(target, state);
        if (target.Property.IsIndexer && target.Instance is { } whole) ChangePart(whole, value, state);
    }

    private Value Invoked(TorchCall call, State state)
    {
        var type = call.Method.ContainingType;
        if (call.Method.Name == "manual_seed") interpreter.AddEffect(EffectKind.Seed, null, call.Node, call.Method.Name);
        if (_torch.IsTensor(type)) return OnTensor(call, state);
        if (GradientSwitches.Contains(call.Method.Name) && _torch.IsTorch(type)) return Switch(call, state);
        if (_torch.IsFunctional(type) || _torch.IsTorch(type) || _torch.IsSpecial(type)) return Function(call, state);

        if (call.Method.Name is "call" or "forward" && _torch.IsModule(call.ReceiverType ?? type)) return Run(call, state);
        if (_torch.IsNn(type)) return Created(call.Method.Name, call.Arguments, call.Method.ReturnType, call.Node, state);

        return Other(call, state);
    }

    private Value Run(TorchCall call, State state)
    {
        var method = call.Method;
        var inputs = new ArgumentFact[method.Parameters.Length];
        for (var i = 0; i < inputs.Length; i++) inputs[i] = call.Arguments[method.Parameters[i].Name];

        var receiver = call.Receiver == Value.Unknown ? interpreter.Typed(call.ReceiverType, call.Node) : call.Receiver;
        var @object = (receiver as ObjectFact)?.Object;
        interpreter.AddEffect(@object?.Module is LossFact || IsLoss(call.ReceiverType) ? EffectKind.Loss : EffectKind.Forward, @object, call.Node, method.Name, call.Instance?.Syntax.ToString() ?? string.Empty, gradients: state.Gradients);
        var result = Run(receiver, inputs, call.Node, method.ReturnType, state);
        if (ChangesInput(receiver, state) && call.Operations.Length > 0) Change(call.Operations[0].Value, @object?.Module is LayerFact && result is TensorFact tensor ? tensor : TensorFact.Any, state);

        return result;
    }

    // What else TorchSharp's modules, optimizers, schedulers and loaders do.
    private Value Other(TorchCall call, State state)
    {
        var method = call.Method;
        var receiver = call.Instance is null && method.IsExtensionMethod ? call.Arguments[method.OriginalDefinition.Parameters[0].Name].Value : call.Receiver;
        var receiverType = call.Instance?.Type ?? (method.IsExtensionMethod && call.Operations.Length > 0 ? call.Operations[0].Value.Type : call.ReceiverType);
        var node = call.Instance?.Syntax ?? (method.IsExtensionMethod && call.Operations.Length > 0 ? call.Operations[0].Value.Syntax : null);
        var text = node?.ToString() ?? string.Empty;
        var @object = (receiver as ObjectFact)?.Object;
        var kind = engine.Effects.KindOf(method, receiverType, call.Operations);

        // optimizer.step(closure): what the function does comes first.
        foreach (var argument in call.Arguments.All)
        {
            if (argument.Value.Value is FunctionFact function) interpreter.RunUnknown(function, state);
        }

        switch (kind)
        {
            case EffectKind.MakeOptimizer:
                return MakeOptimizer(call, state);
            case EffectKind.MakeScheduler:
                return MakeScheduler(call, state);
            case EffectKind.SchedulerStep when !CountsEpochs(@object, receiverType):
                return Value.Unknown;
            case EffectKind.Eval or EffectKind.Train when @object is not null:
                SetMode(@object, kind == EffectKind.Train, state, []);
                break;
            case EffectKind.AddLayer when @object is not null:
                Append(@object, call, state);
                break;
        }

        if (kind is { } known) interpreter.AddEffect(known, @object, call.Node, method.Name, text, _torch.IsModule(receiverType));

        if (method.Name is "parameters" or "named_parameters" or "state_dict" && _torch.IsModule(receiverType) && @object is not null && method.Name != "state_dict") return new ParametersFact([@object], IsWhole: true);
        if (method.Name is "modules" or "children" or "named_children" or "named_modules" && @object is not null) return Value.Unknown;
        if (_torch.IsModule(receiverType) && _torch.IsModule(method.ReturnType) && receiver is ObjectFact && !_torch.IsNn(method.ContainingType)) return receiver;

        if (method.Name == "Dispose") Disposed(receiver, state);

        // torch.nn.init.xavier_normal_(weight).
        if (call.Instance is null && TensorOperations.IsInPlace(method.Name)) Change(call, null, state);
        if (method.ContainingType.Name == "DisposeScope" && method.Name is "MoveToOuter" or "MoveToOther" or "Detach" or "Exclude" && call.Arguments.All.FirstOrDefault().Value is { Value: var moved }) return moved;
        if (_torch.IsTensor(method.ReturnType)) return TensorFact.Any;

        return HandsOutData(method.ReturnType) ? new ObjectFact(interpreter.Allocate(method.ReturnType, call.Node, holdsData: true))
            : method.IsExtensionMethod && receiver is TensorFact or ObjectFact && SymbolEqualityComparer.Default.Equals(method.ReturnType, receiverType) ? receiver
            : interpreter.Typed(method.ReturnType, call.Node);
    }

    private ObjectFact MakeOptimizer(TorchCall call, State state)
    {
        var made = interpreter.Allocate(call.Method.ReturnType, call.Node);
        var parameters = call.Arguments.All.Select(argument => argument.Value.Value).OfType<ParametersFact>().FirstOrDefault();
        state.Put(made, parameters is null ? HeapContents.Empty : HeapContents.Empty.WithElements([parameters]));
        interpreter.AddEffect(EffectKind.MakeOptimizer, made, call.Node, call.Method.Name, other: ModelOf(made, state));
        return new ObjectFact(made);
    }

    /// <summary>The one model whose parameters an optimizer was made of; null where there are several, or where that is not known.</summary>
    public static HeapObject? ModelOf(HeapObject optimizer, State state) => state.Of(optimizer).Elements is [ParametersFact { Modules: [var only] }] ? only : null;

    private ObjectFact MakeScheduler(TorchCall call, State state)
    {
        var made = interpreter.Allocate(call.Method.ReturnType, call.Node);
        state.Put(made, HeapContents.Empty);
        interpreter.AddEffect(EffectKind.MakeScheduler, made, call.Node, call.Method.Name);
        return new ObjectFact(made);
    }

    // The factories hand out the base class: what was made is known where it was made in sight.
    private static bool CountsEpochs(HeapObject? scheduler, ITypeSymbol? type) =>
        CountsEpochs(type?.Name ?? string.Empty) || CountsEpochs(Rules.Edit.NameOf(scheduler?.Creation)?.ValueText ?? string.Empty);

    private static bool CountsEpochs(string name) => name is "StepLR" or "MultiStepLR" or "ExponentialLR" or "ReduceLROnPlateau";

    private void SetMode(HeapObject module, bool isTraining, State state, HashSet<HeapObject> seen)
    {
        if (!seen.Add(module)) return;

        var contents = state.Of(module);
        if (contents.IsTraining != isTraining) state.Put(module, contents with { IsTraining = isTraining });
        foreach (var child in contents.Values)
        {
            if (child is ObjectFact { Object: var inner } && _torch.IsModule(inner.Type)) SetMode(inner, isTraining, state, seen);
        }
    }

    private static void Append(HeapObject container, TorchCall call, State state)
    {
        var contents = state.Of(container);
        var added = call.Arguments.All.Select(argument => argument.Value.Value).FirstOrDefault(value => value is ObjectFact);
        state.Put(container, added is not null && call.Method.Name is "append" or "Add" or "add_module" && contents.Elements is not null ? contents.WithAdded(added) : contents.WithElements(null));
    }

    // The modules that a Sequential or a list is made of, in whatever they are passed.
    private HeapContents Contained(ArgumentFacts arguments, State state)
    {
        var children = new List<Value>();
        foreach (var argument in arguments.All)
        {
            switch (argument.Value.Value)
            {
                case ObjectFact { Object: var single } when _torch.IsModule(single.Type):
                    children.Add(argument.Value.Value);
                    break;
                case SequenceFact { Elements: { } elements }:
                    children.AddRange(elements.Select(Child));
                    break;
                case SequenceFact { Each: var each }:
                    return HeapContents.Empty.WithElements(null, Child(each));
                case ObjectFact { Object: var dictionary } when state.Of(dictionary).Entries.Count > 0:
                    return state.Of(dictionary);
                case ConstantFact or NumberFact:
                    break;
                case var other when argument.Value.IsWritten && other == Value.Unknown:
                    return HeapContents.Empty;
            }
        }

        return HeapContents.Empty.WithElements(children);
    }

    private static Value Child(Value element) => element is SequenceFact { Elements: [_, var module] } ? module : element;

    private Value Switch(TorchCall call, State state)
    {
        var isOff = call.Method.Name switch
        {
            "no_grad" or "inference_mode" => call.Arguments.All.FirstOrDefault().Value is { Boolean: false } ? false : (bool?)true,
            "enable_grad" => call.Arguments.All.FirstOrDefault().Value is { Boolean: false } ? true : false,
            _ => call.Arguments.All.FirstOrDefault().Value is { Boolean: { } mode } ? !mode : null,
        };
        interpreter.AddEffect(EffectKind.GradientSwitch, null, call.Node, call.Method.Name);

        // A guard that nobody keeps is never disposed: what that does is for a rule of its own.
        if (call.Node.Parent is not Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionStatementSyntax)
        {
            var guard = interpreter.Allocate(call.Method.ReturnType, call.Node);
            state.Put(guard, HeapContents.Empty.WithElements([new ModeFact(state.Gradients)]));
            state.Gradients = isOff switch
            {
                true => new GradientMode(new Origin(call.Method.Name, call.Node), true),
                false => GradientMode.On,
                _ => GradientMode.Unknown,
            };
            return new ObjectFact(guard);
        }

        return Value.Unknown;
    }

    /// <summary>A guard is disposed: gradients are again what they were before it was made.</summary>
    public static void Disposed(Value receiver, State state)
    {
        if (receiver is ObjectFact { Object: var guard } && state.Of(guard).Elements is [ModeFact { Mode: var before }]) state.Gradients = before;
    }

    private Value OnTensor(TorchCall call, State state)
    {
        var method = call.Method;
        var input = call.Receiver as TensorFact ?? TensorFact.Any;
        if (method.Name == "backward")
        {
            var hasSeed = call.Arguments.FirstOf("grad_tensors") is { IsWritten: true, Value: not ConstantFact };
            var node = call.Instance?.Syntax ?? call.Node;
            interpreter.AddSite(new BackwardSite(input, hasSeed, node, call.Node, interpreter.Model));
            interpreter.AddEffect(EffectKind.Backward, null, call.Node, method.Name, node.ToString());
            return Value.Unknown;
        }

        if (method.Name is "size" && call.Arguments.All.FirstOrDefault().Value is { Integer: { } dimension }) return input.Shape.Length(dimension) is { } length ? new ConstantFact(length) : new NumberFact(true);
        if (method.Name is "MoveToOuterDisposeScope" or "MoveToOtherDisposeScope" or "DetachFromDisposeScope") return input;
        if (!_torch.IsTensor(method.ReturnType)) return interpreter.Typed(method.ReturnType, call.Node);
        if (TensorOperations.Find(method.Name) is not { } operation) return Unlisted(call, state);

        // x.zeros(4) fills x itself and gives it back in another shape.
        if (operation.Shape == ShapeEffect.Create) return TensorFact.Any;

        var second = operation.Shape is ShapeEffect.Broadcast or ShapeEffect.Multiply || operation.Role is OperationRole.Equality or OperationRole.Threshold
            ? call.Arguments.FirstOf(OtherParameters)
            : null;
        return Apply(operation, call, input, call.Instance?.Syntax, second, state);
    }

    private Value Function(TorchCall call, State state)
    {
        var method = call.Method;
        var arguments = call.Arguments;
        if (LossCalls.OfFunction(method.Name) is { } loss && _torch.IsFunctional(method.ContainingType))
        {
            interpreter.AddEffect(EffectKind.Loss, null, call.Node, method.Name);
            return Loss(loss, arguments, arguments, null, isFunction: true, call.Node, state);
        }

        if (!_torch.IsTensor(method.ReturnType)) return Several(call);
        if (method.Name is "cat" or "concat" or "concatenate" or "stack" or "hstack" or "vstack" && arguments.FirstOf("tensors") is { Value: SequenceFact tensors }) return Joined(method.Name, tensors, arguments, call.Node, state);
        if (TensorOperations.Find(method.Name) is not { } operation) return Unlisted(call, state);

        var first = arguments.FirstOf(InputParameters);
        if (operation.Shape == ShapeEffect.Data && arguments.FirstOf("data") is { } tensor && tensor.Value is TensorFact)
        {
            // as_tensor of a tensor is that tensor.
            operation = TensorOperations.Find("to")!;
            first = tensor;
        }

        var second = operation.Shape is ShapeEffect.Broadcast or ShapeEffect.Multiply ? arguments.FirstOf(OtherParameters) : null;
        return Apply(operation, call, first?.Tensor ?? TensorFact.Any, first?.Expression, second, state);
    }

    private Value Several(TorchCall call) => interpreter.Typed(call.Method.ReturnType, call.Node);

    // Tensors one after the other: what holds of each holds of all.
    private static TensorFact Joined(string name, SequenceFact tensors, ArgumentFacts arguments, SyntaxNode node, State state)
    {
        if (tensors.Each is not TensorFact each) return TensorFact.Any;

        var dimension = arguments["dim"].Integer ?? 0;
        var isStack = name is "stack" or "hstack" or "vstack";
        var isAlong = each.ScaleDimension is { } own && each.Shape.AreSame(own, dimension) != false && own == dimension;
        return each with
        {
            Scale = isStack || isAlong ? ScaleEffect.KeepBounds.Apply(each.Scale) : each.Scale,
            ScaleDimension = isStack || isAlong ? null : each.ScaleDimension,
            Shape = name == "stack" && each.Shape.Rank is not null ? each.Shape.Insert(dimension, tensors.Elements?.Count ?? Shape.Any)
                : isStack ? Shape.Unknown
                : tensors.Elements is { } all && all.All(element => element is TensorFact) && all.Select(element => ((TensorFact)element).Shape.Length(dimension)).ToArray() is var lengths && lengths.All(length => length is not null)
                    ? each.Shape.With(dimension, lengths.Sum()!.Value)
                    : each.Shape.With(dimension, Shape.Any),
            Coding = isStack && each.Coding == LabelCoding.OneHot ? LabelCoding.ZeroOne : each.Coding,
            Gradient = state.Gradients.Through(tensors.Elements is { Count: > 0 } elements
                ? elements.Select(element => (element as TensorFact)?.Gradient ?? GradientState.Unknown).Aggregate(TensorTransfer.Combine)
                : each.Gradient),
            GradientOrigin = each.GradientOrigin ?? state.Gradients.Off,
            Averaged = null,
            ElementOrigin = each.ElementOrigin ?? new Origin(name, node),
        };
    }

    private TensorFact Apply(TensorOperation operation, TorchCall call, TensorFact input, SyntaxNode? inputNode, ArgumentFact? second, State state)
    {
        var (method, arguments) = (call.Method, call.Arguments);
        var result = operation.ElementType is ElementTypeEffect.Promote or ElementTypeEffect.Divide && second is not null && operation.Scale.Equals(ScaleEffect.KeepReal) && arguments.FirstOf("alpha", "rounding_mode") is null or { IsWritten: false }
            ? TensorTransfer.Arithmetic(method.Name, input, second.Value, call.Node, state.Gradients)
            : TensorTransfer.Apply(operation, method.Name, input, second?.Value, arguments, call.Node, state.Gradients, inputNode);
        interpreter.AddSite(new OperationSite(operation, method.Name, input, inputNode, second?.Value, second?.Expression, arguments, result, call.Node, interpreter.Model, engine.Effects));
        if (TensorTransfer.IsInPlace(method.Name, arguments) && !(operation.IsStaticFormCopy && call.Instance is null)) Change(call, result, state);

        return result;
    }

    // What is not in the table may still change its tensor: x.copy_(y), x.normal_().
    private TensorFact Unlisted(TorchCall call, State state)
    {
        if (TensorOperations.IsInPlace(call.Method.Name)) Change(call, TensorFact.Any, state);

        // Whatever it computes, what comes out under no_grad has no history.
        return state.Gradients.Off is { } off ? TensorFact.Any with { Gradient = GradientState.Cut, GradientOrigin = off } : TensorFact.Any;
    }

    private void Change(TorchCall call, TensorFact? result, State state)
    {
        var changed = call.Instance ?? call.Operations.FirstOrDefault(argument => InputParameters.Contains(argument.Parameter?.Name))?.Value;
        if (changed is null) return;
        if (result is not null && IsPlace(changed)) Change(changed, result, state);
        else ChangePart(changed, Value.Unknown, state);
    }

    private static bool IsPlace(IOperation operation) =>
        operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation
        || operation is IPropertyReferenceOperation { Property: { IsIndexer: false, Name: not ("T" or "mT" or "grad") } };

    private void Change(IOperation place, TensorFact result, State state)
    {
        if (!IsPlace(place)) return;
        if (interpreter.Evaluate(place, state) is TensorFact before) state.ForgetViews(before, result);

        interpreter.Assign(place, result, state);
    }

    // Some numbers of a tensor become others: x[0] = y, x.narrow(0, 0, 2).fill_(1).
    private void ChangePart(IOperation part, Value value, State state)
    {
        if (Whole(part) is not { } place || interpreter.Evaluate(place, state) is not TensorFact tensor) return;

        var (scale, coding) = (Bounds.Of(tensor).Or(Bounds.Of(value)).Scale, CodingTransfer.Join(tensor.Coding, CodingTransfer.Of(value)));
        Change(place, tensor with
        {
            Scale = scale,
            ScaleOrigin = null,
            ScaleDimension = null,
            Coding = coding,
            CodingOrigin = coding == tensor.Coding ? tensor.CodingOrigin : null,
            Gradient = value is ConstantFact or NumberFact ? tensor.Gradient : TensorTransfer.Combine(tensor.Gradient, (value as TensorFact)?.Gradient ?? GradientState.Unknown),
        }, state);
    }

    // The variable that a part of a tensor belongs to, through views.
    private static IOperation? Whole(IOperation? part) => part is null ? null : IsPlace(part) ? part : part switch
    {
        IPropertyReferenceOperation property => Whole(property.Instance),
        IInvocationOperation { TargetMethod.Name: not "clone" } view when TensorOperations.Find(view.TargetMethod.Name) is null or { Scale.Otherwise: null } => Whole(view.Instance),
        _ => null,
    };

    private Value Run(Value module, ArgumentFact[] inputs, SyntaxNode call, ITypeSymbol result, State state)
    {
        switch (module)
        {
            case ObjectFact { Object.Module: LossFact loss }:
                var byName = loss.Loss.Inputs.Zip(inputs, (name, input) => new KeyValuePair<string, ArgumentFact>(name, input));
                return Loss(loss.Loss, new ArgumentFacts(byName), loss.Options, loss.Creation, isFunction: false, call, state);
            case ObjectFact { Object.Module: LayerFact layer } when inputs.Length > 0:
                return Layer(layer, inputs[0].Tensor, call, call, inputs[0].Expression, result, state);
            case ObjectFact { Object: { IsSequential: true } sequential } when inputs.Length == 1 && state.Of(sequential).Elements is { } children:
                return children.Aggregate(inputs[0].Value, (value, child) => child is ObjectFact { Object.Module: LayerFact layer }
                    ? Layer(layer, value as TensorFact ?? TensorFact.Any, layer.Creation ?? call, call, null, result, state)
                    : Run(child, [new ArgumentFact(value, null)], call, result, state));
            case ObjectFact { Object.Type: INamedTypeSymbol type } instance when Forward(type, inputs.Length) is { } forward:
                return interpreter.Invoke(new Call(forward, instance, inputs.Select(input => input.Value).ToArray(), [], call), state);
            case ObjectFact { Object.Type: INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } @abstract } instance when engine.Hierarchy.Derived(@abstract, CancellationToken.None) is [var only] && Forward(only, inputs.Length) is { } forward:
                return interpreter.Invoke(new Call(forward, instance, inputs.Select(input => input.Value).ToArray(), [], call), state);
            default:
                // Whatever it computes, it computes with parameters.
                var value = interpreter.Typed(result, call);
                return value is TensorFact tensor ? tensor with { Gradient = state.Gradients.Through(GradientState.Flows), GradientOrigin = state.Gradients.Off } : value;
        }
    }

    // nn.ReLU(inplace: true), alone or as the first of several.
    private static bool ChangesInput(Value module, State state) => module switch
    {
        ObjectFact { Object.Module: LayerFact layer } => layer.Layer.Function is { } function && TensorTransfer.IsInPlace(function.Name, layer.Arguments),
        ObjectFact { Object: { IsSequential: true } sequential } => state.Of(sequential).Elements?.Any(child => ChangesInput(child, state)) == true,
        _ => false,
    };

    private static IMethodSymbol? Forward(INamedTypeSymbol type, int inputs)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            var forward = at.GetMembers("forward").OfType<IMethodSymbol>().FirstOrDefault(method => method is { IsOverride: true, IsAbstract: false } && method.Parameters.Length == inputs && !method.DeclaringSyntaxReferences.IsEmpty);
            if (forward is not null) return forward;
        }

        return null;
    }

    private Value Layer(LayerFact layer, TensorFact input, SyntaxNode node, SyntaxNode call, SyntaxNode? inputNode, ITypeSymbol type, State state)
    {
        var result = LayerTransfer.Apply(layer, input, node, state.Gradients, inputNode);
        interpreter.AddSite(new LayerSite(layer, input, node, interpreter.Model));
        if (layer.Layer.Function is { } function)
        {
            interpreter.AddSite(new OperationSite(function, layer.Layer.Name, input, inputNode, null, null, layer.Arguments, result, node, interpreter.Model, engine.Effects));
        }

        return _torch.IsTensor(type) || node != call ? result : interpreter.Typed(type, call);
    }

    private TensorFact Loss(LossCall loss, ArgumentFacts inputs, ArgumentFacts options, SyntaxNode? creation, bool isFunction, SyntaxNode node, State state)
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
        var gradient = loss.Inputs.Select(name => GradientOf(loss, name, inputs[name].Tensor)).Aggregate(TensorTransfer.Combine);
        var result = new TensorFact
        {
            Scale = loss.IsNonNegative ? TensorScale.NonNegative : TensorScale.Unknown,
            ScaleOrigin = loss.IsNonNegative ? new Origin(isFunction ? loss.Function : loss.Module, node) : null,
            Outcome = outcome,
            OutcomeOrigin = new Origin(isFunction ? loss.Function : loss.Module, node),
            Averaged = outcome == LossOutcome.Mean ? prediction.Shape.Rank is > 0 ? prediction.Shape.Length(0) : null : null,
            Shape = outcome is LossOutcome.Mean or LossOutcome.Sum ? Shape.Scalar : Shape.Unknown,
            Element = prediction.Element == target.Element || target.Element.IsIntegral() ? prediction.Element : ElementType.Unknown,
            Gradient = state.Gradients.Through(gradient),
            GradientOrigin = prediction.GradientOrigin ?? target.GradientOrigin ?? state.Gradients.Off,
        };
        interpreter.AddSite(new LossSite(loss, inputs, options, creation, isFunction, result, node, interpreter.Model));
        return result;
    }

    // Class indices have no gradient, nor have labels that are passed in as they are.
    private static GradientState GradientOf(LossCall loss, string input, TensorFact tensor) =>
        tensor.Gradient == GradientState.Unknown && input == loss.Target && (tensor.IsGiven || loss.Elements == TargetElements.Index) ? GradientState.Data : tensor.Gradient;

    private static bool IsLoss(ITypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at is { Name: "Loss", ContainingNamespace.Name: "TorchSharp" }) return true;
        }

        return false;
    }

    // What a guard restores.
    private sealed record ModeFact(GradientMode Mode) : Value;

    private sealed record TorchCall(
        IMethodSymbol Method,
        Value Receiver,
        IOperation? Instance,
        ITypeSymbol? ReceiverType,
        ArgumentFacts Arguments,
        ImmutableArray<IArgumentOperation> Operations,
        SyntaxNode Node);
}
