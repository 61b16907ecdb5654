using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Analyzers.Words;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Interpretation;

/// <content>Calls: of the compilation's own methods, which are followed, and of others, by what the tables say of them.</content>
internal sealed partial class Interpreter
{
    // Letters, all told: what so short a helper does is found out sooner than whether it matters.
    private const int ShortHelper = 600;

    private Value Invocation(IInvocationOperation invocation, State state)
    {
        var method = invocation.TargetMethod;
        var receiver = invocation.Instance is { } instance ? Evaluate(instance, state) : Value.Unknown;
        if (method.MethodKind == MethodKind.Constructor) return Chain(invocation, receiver, state);

        if (Torch.IsTorchSharp(method)) return _torchCalls.Invoked(invocation, receiver, Arguments(invocation, state), state);

        var (arguments, targets) = InOrder(invocation, state);
        if (method.MethodKind == MethodKind.DelegateInvoke) return InvokeFunction(receiver, arguments, targets, invocation.Syntax, invocation.Type, state);

        if (Dispatch(method, receiver, invocation.Instance, IsVirtual(invocation.Instance)) is { } target && IsOfUser(target))
        {
            // model.forward(x), where the model's own class is in sight.
            if (target.Name == "forward" && invocation.Instance is { } model and not IInstanceReferenceOperation && Torch.IsModule(model.Type))
            {
                AddEffect(EffectKind.Forward, (receiver as ObjectFact)?.Object, invocation.Syntax, target.Name, model.Syntax.ToString(), gradients: state.Gradients);
            }

            return Invoke(new Call(target, receiver, arguments, targets, invocation.Syntax), state);
        }

        var result = _baseLibrary.Invoked(invocation, receiver, arguments, state) ?? Elsewhere(invocation, receiver, arguments, targets, state);
        return result == Value.Unknown ? Typed(invocation.Type, invocation.Syntax) : result;
    }

    /// <summary>The arguments of a call by parameter name, as the tables know them.</summary>
    public ArgumentFacts Arguments(IInvocationOperation invocation, State state) => Arguments(invocation.Arguments, state);

    private ArgumentFacts Arguments(IReadOnlyList<IArgumentOperation> arguments, State state)
    {
        if (arguments.Count == 0) return ArgumentFacts.Empty;

        var facts = new List<KeyValuePair<string, ArgumentFact>>(arguments.Count);
        foreach (var argument in arguments)
        {
            var value = Vector(argument.Value, state) ?? Facts(Evaluate(argument.Value, state), state);
            if (argument.Parameter is not { } parameter) continue;

            if (parameter.RefKind is RefKind.Ref or RefKind.Out) Assign(argument.Value, Value.Unknown, state);

            var node = argument.ArgumentKind == ArgumentKind.DefaultValue ? null : argument.Value.Syntax;
            facts.Add(new(parameter.Name, new ArgumentFact(value == Value.Null ? Value.Unknown : value, node)));
        }

        return new ArgumentFacts(facts);
    }

    // An array that is written where it is passed is nobody else's: it need be no object.
    private SequenceFact? Vector(IOperation operation, State state)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion) operation = conversion.Operand;

        return operation is IArrayCreationOperation { Initializer: { } initializer, DimensionSizes.Length: 1, Type: IArrayTypeSymbol { Rank: 1 } type }
            ? new SequenceFact(type.ElementType.SpecialType, initializer.ElementValues.Select(element => Facts(Evaluate(element, state), state)).ToArray())
            : null;
    }

    private (Value[] Values, IOperation?[] Targets) InOrder(IInvocationOperation invocation, State state) => InOrder(invocation.TargetMethod, invocation.Arguments, state);

    private (Value[] Values, IOperation?[] Targets) InOrder(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, State state)
    {
        var values = new Value[method.Parameters.Length];
        var targets = new IOperation?[values.Length];
        foreach (var argument in arguments)
        {
            var value = argument.Parameter is { RefKind: RefKind.Out } && argument.Value is IDeclarationExpressionOperation or IDiscardOperation ? Value.Unknown : Evaluate(argument.Value, state);
            if (argument.Parameter is not { Ordinal: var at } parameter || at >= values.Length) continue;

            values[at] = value;
            if (parameter.RefKind is RefKind.Ref or RefKind.Out) targets[at] = argument.Value;
        }

        for (var i = 0; i < values.Length; i++) values[i] ??= Value.Unknown;

        return (values, targets);
    }

    private static bool IsVirtual(IOperation? instance) => instance?.Syntax is not BaseExpressionSyntax;

    // The method that a call runs, as far as the object is known; null where none of the compilation is known to.
    private IMethodSymbol? Dispatch(IMethodSymbol method, Value receiver, IOperation? instance, bool isVirtual)
    {
        if (method.IsStatic || !isVirtual || !(method.IsVirtual || method.IsOverride || method.IsAbstract)) return method.IsAbstract && instance is not null ? null : method;

        var own = receiver is ObjectFact { Object.Type: { } made } ? made : instance?.Type;
        if (own is ITypeParameterSymbol) own = _frame.Resolve(own);
        if (own is not INamedTypeSymbol type) return method;

        if (type.TypeKind == TypeKind.Interface || type.IsAbstract) return _engine.Hierarchy.OnlyImplementation(method, type, _cancellation) ?? Hierarchy.Implementation(method, type);

        return Hierarchy.Implementation(method, type) ?? method;
    }

    /// <summary>Follows a call of a method of the compilation.</summary>
    public Value Invoke(Call call, State state)
    {
        var method = (call.Method.PartialImplementationPart ?? call.Method).OriginalDefinition;
        _cancellation.ThrowIfCancellationRequested();
        if (_frame.Depth >= MaxDepth || _steps > _limit || _frame.CountOf(method) > 1 || !(call.IsProperty || IsWorthFollowing(method)) || _engine.Bodies.Body(method, _cancellation) is not { } body) return Skip(call, state);

        _followed.Add(method);
        if (_summaries.Find(method, call.Receiver, call.Arguments, state) is { } summary) return Repeat(summary, call, state);

        var (heap, conditions, mark) = (state.Heap, state.Conditions, Trace.Mark());
        var frame = new Frame(method, call.Receiver, _engine.Bodies.Model(body.Syntax.SyntaxTree), _frame, call.Node) { YieldedInOrder = [] };
        frame.Bind(call.Method, _frame);
        var outcomes = Follow(frame, body, call.Arguments, state);
        if (frame.Yielded is null && call.Targets.All(target => target is null) && outcomes.Count > 0 && outcomes.TrueForAll(outcome => ReferenceEquals(outcome.State.Heap, heap) && ReferenceEquals(outcome.State.Conditions, conditions)))
        {
            var (sites, effects) = Trace.Since(mark);
            _summaries.Add(method, new Summary(call.Receiver, call.Arguments, heap, conditions, state.Gradients, outcomes.ConvertAll(outcome => (outcome.Value, outcome.State.DependsOnMode)), sites, effects));
        }

        var value = Select(outcomes, state);
        if (frame.Yielded is { } each)
        {
            var handedOut = Allocate(call.Method.ReturnType, call.Node);
            state.Put(handedOut, frame.YieldedInOrder is { Count: > 0 } inOrder ? HeapContents.Empty.WithElements(inOrder) : HeapContents.Empty.WithElements(null, each));
            value = new ObjectFact(handedOut);
        }

        for (var i = 0; i < method.Parameters.Length; i++)
        {
            if (method.Parameters[i].RefKind is not (RefKind.Ref or RefKind.Out)) continue;

            var given = state.Read(method.Parameters[i]) ?? Value.Unknown;
            if (i < call.Targets.Count && call.Targets[i] is { } target) Assign(target, given, state);
        }

        state.ForgetVariables(method);
        return value == Value.Unknown ? Typed(call.Method.ReturnType, call.Node) : value;
    }

    // A call that was made before, and changed nothing.
    private Value Repeat(Summary summary, Call call, State state)
    {
        var (node, callee) = _rootCall is null ? (call.Node, call.Method.OriginalDefinition) : (_rootCall, _rootCallee);
        foreach (var site in summary.Sites) Trace.Add(site with { Call = node, Callee = callee });
        foreach (var effect in summary.Effects) Trace.Add(effect with { Node = node, Callee = callee });

        var outcomes = new List<Outcome>();
        foreach (var (value, dependsOnMode) in summary.Values)
        {
            var after = state.Copy();
            after.DependsOnMode |= dependsOnMode;
            outcomes.Add(new Outcome(value, after));
        }

        return Select(outcomes, state) is var result && result == Value.Unknown ? Typed(call.Method.ReturnType, call.Node) : result;
    }

    // Follows a method that only gives values back through its parameters.
    private void InvokeOut(IMethodSymbol method, Value receiver, Value[] given, SyntaxNode site, State state)
    {
        if (_frame.Depth >= MaxDepth || _frame.CountOf(method) > 1 || _engine.Bodies.Body(method, _cancellation) is not { } body) return;

        var frame = new Frame(method, receiver, _engine.Bodies.Model(body.Syntax.SyntaxTree), _frame, site);
        Select(Follow(frame, body, given, state), state);
        for (var i = 0; i < given.Length; i++) given[i] = state.Read(method.Parameters[i]) ?? Value.Unknown;

        state.ForgetVariables(method);
    }

    private List<Outcome> Follow(Frame frame, IOperation body, IReadOnlyList<Value> arguments, State state)
    {
        var inner = state.Copy();
        var before = inner.DependsOnMode;
        inner.DependsOnMode = false;
        var parameters = frame.Method!.Parameters;
        for (var i = 0; i < parameters.Length; i++)
        {
            var value = i < arguments.Count ? arguments[i] : Value.Unknown;
            inner.Write(parameters[i], value == Value.Unknown ? Typed(parameters[i].Type, (frame.Way, parameters[i])) : value);
        }

        var (outer, fork, call, callee, limit) = (_frame, _fork, _rootCall, _rootCallee, _limit);
        if (_rootCall is null && !IsOwn(frame.Method)) (_rootCall, _rootCallee, _limit) = (frame.Call, frame.Method, Math.Min(MaxSteps, _steps + MaxStepsOfCall));

        _frame = frame;
        _fork = null;
        frame.IsConditional = outer.IsConditional || outer.Conditions > 0;
        var outcomes = Follow(body, inner);
        (_frame, _fork, _rootCall, _rootCallee, _limit) = (outer, fork, call, callee, limit);
        foreach (var outcome in outcomes)
        {
            outcome.State.Gradients = state.Gradients;
            if (outcomes.Count == 1) outcome.State.DependsOnMode = before;
        }

        return outcomes;
    }

    // A local function of the analyzed method: what stands in it happens there, whoever calls it.
    private bool IsOwn(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.LocalFunction) return false;

        var outermost = (ISymbol)method;
        while (outermost is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.LambdaMethod }) outermost = outermost.ContainingSymbol;

        var root = _frame;
        while (root.Caller is { } caller) root = caller;

        return SymbolEqualityComparer.Default.Equals(outermost, root.Method);
    }

    // A method of the compilation that is not followed: what it is given may be changed.
    private Value Skip(Call call, State state)
    {
        Forget(call.Receiver, state, keepsModules: true);
        foreach (var argument in call.Arguments)
        {
            if (argument is FunctionFact function) RunUnknown(function, state);
            else Forget(argument, state, keepsModules: true);
        }

        for (var i = 0; i < call.Targets.Count; i++)
        {
            if (call.Targets[i] is { } target) Assign(target, Value.Unknown, state);
        }

        return Typed(call.Method.ReturnType, call.Node);
    }

    // A method out of sight. It may do anything with a model or optimizer that it is given, but those of the framework know nothing of them.
    private Value Elsewhere(IInvocationOperation invocation, Value receiver, Value[] arguments, IOperation?[] targets, State state)
    {
        var isOfSystem = EffectReader.IsOfSystem(invocation.TargetMethod.ContainingNamespace);
        if (_engine.Effects.HandsOver(invocation)) AddEffect(EffectKind.Unknown, null, invocation.Syntax);

        foreach (var argument in arguments)
        {
            if (argument is FunctionFact function) RunUnknown(function, state);
            else if (!isOfSystem || BaseLibrary.ChangesArguments(invocation.TargetMethod)) Forget(argument, state, keepsModules: isOfSystem);
        }

        if (!isOfSystem) Forget(receiver, state);

        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i] is { } target) Assign(target, Value.Unknown, state);
        }

        return Typed(invocation.Type, invocation.Syntax);
    }

    /// <summary>Runs a function as code out of sight may: with arguments of which nothing is known, and perhaps not at all.</summary>
    public void RunUnknown(FunctionFact function, State state)
    {
        var after = state.Copy();
        var arguments = function.Method.Parameters.Select(parameter => Typed(parameter.Type, parameter)).ToArray();
        InvokeFunction(function, arguments, [], function.Lambda?.Syntax ?? _frame.Call ?? function.Method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation)!, function.Method.ReturnType, after);
        state.Join(after);
    }

    /// <summary>Calls a delegate.</summary>
    public Value InvokeFunction(Value function, IReadOnlyList<Value> arguments, IReadOnlyList<IOperation?> targets, SyntaxNode? node, ITypeSymbol? result, State state)
    {
        node ??= Model.SyntaxTree.GetRoot(_cancellation);
        if (function is not FunctionFact known)
        {
            AddEffect(EffectKind.Unknown, null, node);
            foreach (var argument in arguments) Forget(argument, state);

            return Typed(result, node);
        }

        var value = known.Lambda is { } lambda ? InvokeLambda(known, lambda, arguments, node, state)
            : Torch.IsTorchSharp(known.Method) ? _torchCalls.Invoked(known.Method, known.Receiver, arguments.Select(argument => Facts(argument, state)).ToArray(), node, state)
            : Dispatch(known.Method, known.Receiver, null, isVirtual: true) is { } target && IsOfUser(target) ? Invoke(new Call(target, known.Receiver, arguments, targets, node), state)
            : _baseLibrary.Applied(known.Method, known.Receiver, arguments, node, state) ?? Value.Unknown;
        return value == Value.Unknown ? Typed(result, node) : value;
    }

    private Value InvokeLambda(FunctionFact function, IAnonymousFunctionOperation lambda, IReadOnlyList<Value> arguments, SyntaxNode node, State state)
    {
        if (_frame.Depth >= MaxDepth + 3 || _frame.IsInside(lambda.Symbol) || _steps > _limit) return Value.Unknown;

        _met.Add(lambda);
        if (function.Frame is null or { HasEnded: true })
        {
            foreach (var pair in function.Captured)
            {
                if (state.Read(pair.Key) is null) state.Write(pair.Key, pair.Value);
            }
        }

        var frame = new Frame(lambda.Symbol, function.Receiver, _engine.Bodies.Model(lambda.Syntax.SyntaxTree), _frame, node);
        var (call, callee) = (_rootCall, _rootCallee);

        // What stands in the analyzed method happens there, whoever calls it.
        if (function.Frame is { Depth: 0 }) (_rootCall, _rootCallee) = (null, null);
        var isOwn = function.Frame is { Depth: 0 };
        var outcomes = isOwn ? FollowOwn(frame, lambda.Body, arguments, state) : Follow(frame, lambda.Body, arguments, state);
        (_rootCall, _rootCallee) = (call, callee);
        var value = Select(outcomes, state);
        state.ForgetVariables(lambda.Symbol);
        return value;
    }

    private List<Outcome> FollowOwn(Frame frame, IOperation body, IReadOnlyList<Value> arguments, State state)
    {
        var inner = state.Copy();
        var parameters = frame.Method!.Parameters;
        for (var i = 0; i < parameters.Length; i++)
        {
            var value = i < arguments.Count ? arguments[i] : Value.Unknown;
            inner.Write(parameters[i], value == Value.Unknown ? Typed(parameters[i].Type, (frame.Way, parameters[i])) : value);
        }

        var (outer, fork) = (_frame, _fork);
        (_frame, _fork) = (frame, null);
        frame.IsConditional = outer.IsConditional || outer.Conditions > 0;
        var outcomes = Follow(body, inner);
        (_frame, _fork) = (outer, fork);
        foreach (var outcome in outcomes) outcome.State.Gradients = state.Gradients;

        return outcomes;
    }

    private bool IsWorthFollowing(IMethodSymbol method) =>
        method.MethodKind is MethodKind.LocalFunction or MethodKind.LambdaMethod or MethodKind.Constructor
        || (method.DeclaringSyntaxReferences is [{ Span.Length: <= ShortHelper }, ..] && SaysSomething(method))
        || (_engine.Bodies.Words(method, _cancellation) & (WordKinds.Tensors | WordKinds.Training | WordKinds.Running)) != 0;

    // A size, a shape, a configuration, or what it does with what it is given.
    private bool SaysSomething(IMethodSymbol method) =>
        (method.ReturnType.SpecialType != SpecialType.System_Boolean && _engine.Relevance.MayMatter(method.ReturnType))
        || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None || (parameter.Type.SpecialType == SpecialType.None && _engine.Relevance.MayMatter(parameter.Type)));

    private Value Creation(IObjectCreationOperation creation, State state)
    {
        if (creation.Type is not INamedTypeSymbol type) return Value.Unknown;

        Value made;
        if (Torch.IsTorchSharp(type))
        {
            made = _torchCalls.Created(type.Name, Arguments(creation.Arguments, state), type, creation.Syntax, state);
        }
        else if (type.DeclaringSyntaxReferences.IsEmpty)
        {
            var arguments = creation.Arguments.Select(argument => Evaluate(argument.Value, state)).ToArray();
            made = _baseLibrary.Created(type, arguments, creation.Syntax, state);
        }
        else if (creation.Constructor is { } constructor)
        {
            var (arguments, _) = InOrder(constructor, creation.Arguments, state);
            made = Create(type, constructor, arguments, creation.Syntax, state);
        }
        else
        {
            return Value.Unknown;
        }

        return creation.Initializer is { } initializer ? Initialized(made, initializer.Initializers, state) : made;
    }

    private Value Creation(ITypeParameterObjectCreationOperation creation, State state)
    {
        var type = creation.Type is { } parameter ? _frame.Resolve(parameter) as INamedTypeSymbol : null;
        var made = type?.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.IsEmpty) is { } plain && !type.DeclaringSyntaxReferences.IsEmpty
            ? Create(type, plain, [], creation.Syntax, state)
            : Typed(creation.Type, creation.Syntax);
        return creation.Initializer is { } initializer ? Initialized(made, initializer.Initializers, state) : made;
    }

    /// <summary>An object that a constructor of the compilation makes.</summary>
    public ObjectFact Create(INamedTypeSymbol type, IMethodSymbol constructor, IReadOnlyList<Value> arguments, SyntaxNode site, State state)
    {
        var made = Allocate(type, site);
        state.Put(made, Torch.IsModule(type) ? HeapContents.Empty with { IsTraining = true } : HeapContents.Empty);
        if (_engine.Effects.BeginsAtRandom(type)) AddEffect(EffectKind.MakeModel, made, site, type.Name);

        Fill(made, constructor, arguments, state);
        return new ObjectFact(made);
    }

    // Runs the initializers and the body of a constructor on an object.
    private void Fill(HeapObject made, IMethodSymbol constructor, IReadOnlyList<Value> arguments, State state)
    {
        var definition = constructor.OriginalDefinition;
        var type = definition.ContainingType;
        if (_frame.Depth >= MaxDepth || _frame.IsInside(definition) || _steps > _limit) return;

        var syntax = definition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation);
        var model = syntax is null ? _frame.Model : _engine.Bodies.Model(syntax.SyntaxTree);
        var frame = new Frame(definition, new ObjectFact(made), model, _frame, _frame.Call ?? made.Creation);
        frame.Bind(constructor, _frame);
        var (outer, fork, call, callee, limit) = (_frame, _fork, _rootCall, _rootCallee, _limit);
        if (_rootCall is null && outer.Method is not null) (_rootCall, _rootCallee, _limit) = (made.Creation, definition, Math.Min(MaxSteps, _steps + MaxStepsOfCall));

        (_frame, _fork) = (frame, null);
        var isPrimary = syntax is TypeDeclarationSyntax;
        for (var i = 0; i < definition.Parameters.Length; i++)
        {
            var parameter = definition.Parameters[i];
            var value = i < arguments.Count && arguments[i] != Value.Unknown ? arguments[i] : Given(Typed(parameter.Type, (made, parameter)), new NumberName(made, parameter));
            state.Write(parameter, value);
            if (!isPrimary) continue;

            state.WriteField(made, parameter, value);
            if (type.IsRecord && type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property) state.WriteField(made, property, value);
        }

        var chains = syntax is ConstructorDeclarationSyntax { Initializer: { } initializer } ? initializer : null;
        if (chains is null || !chains.ThisOrBaseKeyword.Text.Equals("this", StringComparison.Ordinal)) Initialize(made, type, state);
        if (chains is null) FillBase(made, type, syntax as TypeDeclarationSyntax, state);
        if (!isPrimary && syntax is not null && _engine.Bodies.Body(definition, _cancellation) is { } body)
        {
            Select(Follow(body, state.Copy()), state);
            state.ForgetVariables(definition);
        }

        (_frame, _fork, _rootCall, _rootCallee, _limit) = (outer, fork, call, callee, limit);
    }

    // A call of another constructor on the same object.
    private Value Chain(IInvocationOperation invocation, Value receiver, State state)
    {
        if (receiver is not ObjectFact { Object: var made } || invocation.TargetMethod.DeclaringSyntaxReferences.IsEmpty && invocation.TargetMethod.ContainingType.DeclaringSyntaxReferences.IsEmpty)
        {
            foreach (var argument in invocation.Arguments) Evaluate(argument.Value, state);

            return Value.Unknown;
        }

        var (arguments, _) = InOrder(invocation, state);
        Fill(made, invocation.TargetMethod, arguments, state);
        return Value.Unknown;
    }

    private void FillBase(HeapObject made, INamedTypeSymbol type, TypeDeclarationSyntax? primary, State state)
    {
        if (type.BaseType is not { DeclaringSyntaxReferences.IsEmpty: false } parent) return;

        if (primary?.BaseList?.Types.FirstOrDefault() is PrimaryConstructorBaseTypeSyntax call && _engine.Bodies.Model(call.SyntaxTree).GetOperation(call, _cancellation) is IInvocationOperation invocation)
        {
            Chain(invocation, new ObjectFact(made), state);
            return;
        }

        if (parent.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.All(parameter => parameter.IsOptional)) is { } plain) Fill(made, plain, [], state);
    }

    // Gives fields and properties what they are declared to begin with.
    private void Initialize(HeapObject made, INamedTypeSymbol type, State state)
    {
        foreach (var member in type.GetMembers())
        {
            if (member.IsStatic || MemberType(member) is not { } holds || !(_engine.Relevance.MayMatter(holds) || holds.SpecialType == SpecialType.System_String || holds.TypeKind == TypeKind.Delegate)) continue;
            if (_engine.Initial(member, holds, this, state, _cancellation) is { } value) state.Put(made, state.Of(made).WithField(member, value == Value.Unknown ? Typed(holds, (made, member)) : value));
        }
    }

    private static ITypeSymbol? MemberType(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;

    /// <summary>Notes a site.</summary>
    public void AddSite(Site site) => Trace.Add(_rootCall is null ? site : site with { Call = _rootCall, Callee = _rootCallee });

    // Whether a loop of a helper is around the place.
    private bool IsInLoop()
    {
        for (var frame = _frame; frame.Caller is not null; frame = frame.Caller)
        {
            if (frame.Loops > 0) return true;
        }

        return false;
    }

    /// <summary>Notes that something happens to a training run.</summary>
    public void AddEffect(EffectKind kind, HeapObject? subject, SyntaxNode node, string name = "", string text = "", bool isOfModule = false, HeapObject? other = null, GradientMode? gradients = null)
    {
        // What a helper makes and keeps to itself is the helper's business: it is looked at by itself.
        Trace.Add(new Effect(kind, subject, _rootCall ?? node)
        {
            Callee = _rootCallee,
            Name = name,
            SubjectText = _rootCall is null ? text : string.Empty,
            IsOfModule = isOfModule,
            Other = other,
            Gradients = gradients ?? GradientMode.Unknown,
            IsRepeated = _rootCall is not null && IsInLoop(),
            IsConditional = _frame.IsConditional || _frame.Conditions > 0,
        });
    }
}
