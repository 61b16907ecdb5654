using LossGen.Analyzers.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Sites;

/// <summary>Reduces a method to its effects on a training run, reading through the helpers it calls.</summary>
internal sealed class TrainingWalk : OperationWalker
{
    private const int MaxDepth = 4;

    private readonly FactsEngine _engine;
    private readonly EffectReader _reader;
    private readonly bool _isThorough;
    private readonly CancellationToken _cancellation;
    private readonly List<Effect> _effects = [];
    private readonly List<TrainingLoop> _loops = [];
    private readonly List<List<Effect>> _sequences = [new()];
    private readonly Stack<IMethodSymbol> _helpers = new();
    private Dictionary<ISymbol, ISymbol?> _arguments = new(SymbolEqualityComparer.Default);
    private SyntaxNode? _call;
    private ISymbol? _returnsTo;
    private TrainingLoop? _loop;
    private int _conditions;
    private bool _isWhole = true;

    private TrainingWalk(FactsEngine engine, bool isThorough, CancellationToken cancellation)
    {
        _engine = engine;
        _isThorough = isThorough;
        _reader = engine.Effects;
        _cancellation = cancellation;
    }

    /// <summary>The effects of a method's body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="engine">The engine of its compilation.</param>
    /// <param name="isThorough">
    /// Whether helpers are read too that do not name TorchSharp, or that no model or optimizer is given to. All that they can do to a training run
    /// is to hand it over to code out of sight, or to reach it through statics of others, which makes rules silent: where nothing is found without
    /// them, nothing is found with them.
    /// </param>
    /// <param name="cancellation">Ends the walk.</param>
    public static TrainingSite Of(IOperation body, FactsEngine engine, bool isThorough, CancellationToken cancellation)
    {
        var walk = new TrainingWalk(engine, isThorough, cancellation);
        walk.VisitFields(body);
        walk.Visit(body);
        return new TrainingSite(walk._effects, walk._loops, walk._sequences, body.Syntax, body.SemanticModel!) { IsWhole = walk._isWhole };
    }

    public override void VisitForLoop(IForLoopOperation operation) => InLoop(operation, () => base.VisitForLoop(operation));

    public override void VisitForEachLoop(IForEachLoopOperation operation) => InLoop(operation, () => base.VisitForEachLoop(operation));

    public override void VisitWhileLoop(IWhileLoopOperation operation) => InLoop(operation, () => base.VisitWhileLoop(operation));

    public override void VisitConditional(IConditionalOperation operation)
    {
        Visit(operation.Condition);
        Branch(operation.WhenTrue);
        Branch(operation.WhenFalse);
    }

    public override void VisitSwitch(ISwitchOperation operation)
    {
        Visit(operation.Value);
        foreach (var section in operation.Cases) Branch(section);
    }

    // What stands in a local function happens where it is called.
    public override void VisitLocalFunction(ILocalFunctionOperation operation)
    {
    }

    public override void VisitPropertyReference(IPropertyReferenceOperation operation)
    {
        base.VisitPropertyReference(operation);

        // Someone who handles gradients himself may clear them too.
        if (_reader.HandlesGradients(operation)) Add(EffectKind.ZeroGrad, null, operation.Syntax);
    }

    public override void VisitInvocation(IInvocationOperation operation)
    {
        _cancellation.ThrowIfCancellationRequested();
        base.VisitInvocation(operation);

        var method = operation.TargetMethod;
        if (_engine.Torch.IsTorchSharp(method))
        {
            Library(operation, method);
            return;
        }

        if (!EffectReader.IsInSight(method))
        {
            if (_reader.HandsOver(operation)) Add(EffectKind.Unknown, null, operation.Syntax);
            return;
        }

        Expand(operation, method);
    }

    public override void VisitObjectCreation(IObjectCreationOperation operation)
    {
        base.VisitObjectCreation(operation);
        Made(operation, operation.Type);
    }

    public override void VisitSimpleAssignment(ISimpleAssignmentOperation operation)
    {
        base.VisitSimpleAssignment(operation);

        // model.head = Linear(...)
        if (_engine.Torch.IsModule(operation.Target.Type) && operation.Target is IMemberReferenceOperation { Instance: { } model } && Variable(model) is { } subject && _engine.Torch.IsModule(model.Type))
        {
            Add(EffectKind.AddLayer, subject, operation.Syntax, operation.Target.Syntax.ToString());
        }
    }

    private void Made(IOperation creation, ITypeSymbol? type)
    {
        if (_reader.BeginsAtRandom(type)) Add(EffectKind.MakeModel, Target(creation), creation.Syntax, type!.Name);
    }

    private void Library(IInvocationOperation operation, IMethodSymbol method)
    {
        var receiver = EffectReader.Receiver(operation);
        var kind = _reader.KindOf(operation);
        switch (kind)
        {
            case null:
                if (_engine.Torch.IsNn(method.ContainingType)) Made(operation, method.ReturnType);
                return;
            case EffectKind.MakeOptimizer:
                Add(EffectKind.MakeOptimizer, Target(operation), operation.Syntax, other: ParametersOf(operation));
                return;
            case EffectKind.MakeScheduler:
                Add(EffectKind.MakeScheduler, Target(operation), operation.Syntax, method.Name);
                return;
            case EffectKind.SchedulerStep when !CountsEpochs(receiver!):
                return;
            default:
                Add(kind.Value, Variable(receiver), operation.Syntax, method.Name, receiver?.Syntax.ToString() ?? string.Empty, _engine.Torch.IsModule(receiver?.Type));
                return;
        }
    }

    private void Expand(IInvocationOperation operation, IMethodSymbol method)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;

        if (_reader.IsForward(method))
        {
            Add(EffectKind.Forward, Variable(operation.Instance), operation.Syntax);
            return;
        }

        if (!_isThorough && (!_reader.MayReach(operation) || !_reader.NamesEffects(method, _cancellation)))
        {
            _isWhole = false;
            return;
        }

        // Nor has the search for effects looked into all helpers.
        _isWhole &= _isThorough;
        if (_helpers.Count >= MaxDepth || _helpers.Contains(method, SymbolEqualityComparer.Default)
            || !_reader.HasEffects(method, _isThorough, _cancellation)
            || _engine.Bodies.Body(method, _cancellation) is not { } body)
        {
            return;
        }

        var (arguments, call, returnsTo) = (_arguments, _call, _returnsTo);
        var inside = new Dictionary<ISymbol, ISymbol?>(SymbolEqualityComparer.Default);
        foreach (var argument in operation.Arguments)
        {
            if (argument.Parameter is { } parameter) inside[parameter.OriginalDefinition] = Variable(argument.Value);
        }

        _returnsTo = Target(operation);
        _helpers.Push(method);
        _arguments = inside;
        _call ??= operation.Syntax;
        foreach (var child in body.ChildOperations)
        {
            if (body is ILocalFunctionOperation || child is not IAttributeOperation) Visit(child);
        }

        _helpers.Pop();
        _arguments = arguments;
        _call = call;
        _returnsTo = returnsTo;
    }

    // Optimizers and schedulers in fields are made before any method runs.
    private void VisitFields(IOperation body)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in body.Descendants())
        {
            if (operation is not IFieldReferenceOperation { Field: { IsReadOnly: true } field }) continue;
            if (!_engine.Torch.IsOptimizer(field.Type) && !_engine.Torch.IsScheduler(field.Type)) continue;
            if (seen.Add(field) && _engine.Bodies.Initializer(field.OriginalDefinition, _cancellation) is { } initializer) Visit(initializer);
        }
    }

    private void InLoop(IOperation operation, Action visit)
    {
        // Loops of helpers belong to the round of the caller's loop.
        if (_call is not null)
        {
            visit();
            return;
        }

        var (outer, conditions) = (_loop, _conditions);
        _loop = new TrainingLoop(operation.Syntax, outer);
        _conditions = 0;
        _loops.Add(_loop);
        _sequences.Add([]);
        visit();
        _loop = outer;
        _conditions = conditions;
        _sequences.Add([]);
    }

    private void Branch(IOperation? branch)
    {
        _sequences.Add([]);
        _conditions++;
        Visit(branch);
        _conditions--;
        _sequences.Add([]);
    }

    private void Add(EffectKind kind, ISymbol? subject, SyntaxNode node, string name = "", string text = "", bool isOfModule = false, ISymbol? other = null)
    {
        var effect = new Effect(kind, subject, _call ?? node)
        {
            Name = name,
            SubjectText = _call is null ? text : subject?.Name ?? text,
            IsOfModule = isOfModule,
            Other = other,
            Loop = _loop,
            IsConditional = _conditions > 0,
        };
        _effects.Add(effect);
        _sequences[_sequences.Count - 1].Add(effect);
        for (var loop = _loop; loop is not null; loop = loop.Outer) loop.Effects.Add(effect);
    }

    private ISymbol? Variable(IOperation? operation)
    {
        while (operation is IConversionOperation conversion) operation = conversion.Operand;

        var symbol = operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFieldReferenceOperation field => field.Field,
            IPropertyReferenceOperation property => (ISymbol)property.Property,
            _ => null,
        };
        if (symbol is null) return null;
        if (_arguments.TryGetValue(symbol.OriginalDefinition, out var argument)) return argument;

        // A helper's own variables are the helper's business: it is looked at by itself.
        return symbol is ILocalSymbol or IParameterSymbol && _helpers.Contains(symbol.ContainingSymbol, SymbolEqualityComparer.Default) ? null : symbol;
    }

    private ISymbol? Target(IOperation operation)
    {
        var at = operation.Parent;
        while (at is IConversionOperation) at = at.Parent;

        return at switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => _call is null ? declarator.Symbol : null,
            IFieldInitializerOperation { InitializedFields: [var field, ..] } => field,
            ISimpleAssignmentOperation assignment => Variable(assignment.Target),
            IReturnOperation => _returnsTo,
            _ => null,
        };
    }

    private ISymbol? ParametersOf(IInvocationOperation operation) =>
        operation.Arguments.FirstOrDefault()?.Value is { } parameters
        && parameters.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault(call => call.TargetMethod.Name is "parameters" or "named_parameters") is { Instance: { } module }
            ? Variable(module)
            : null;

    private static bool CountsEpochs(string name) => name is "StepLR" or "MultiStepLR" or "ExponentialLR" or "ReduceLROnPlateau";

    // The factories hand out the base class: what was made is known where it was made in sight.
    private bool CountsEpochs(IOperation scheduler) =>
        CountsEpochs(scheduler.Type?.Name ?? string.Empty)
        || (Variable(scheduler) is { } variable
            && _effects.Any(effect => effect.Kind == EffectKind.MakeScheduler && SymbolEqualityComparer.Default.Equals(effect.Subject, variable) && CountsEpochs(effect.Name)));
}
