using LossGen.Analyzers.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Interpretation;

/// <summary>
/// Runs a method on what is known instead of on values: every path that is feasible by what is known, up to a few at a time, through the calls, objects
/// and functions of the compilation. What it meets on the way, it notes in a <see cref="Trace"/>.
/// </summary>
internal sealed partial class Interpreter
{
    // More paths than this at one point say little more, and cost as much each.
    private const int MaxPaths = 4;

    // Deeper chains of helpers than this say little that is certain.
    private const int MaxDepth = 7;

    // Operations that one run looks at, all told, and those that one call of the analyzed method leads to: what is called after that is not followed.
    private const int MaxSteps = 12_000;
    private const int MaxStepsOfCall = 2_500;

    private readonly FactsEngine _engine;
    private readonly CancellationToken _cancellation;
    private readonly TorchCalls _torchCalls;
    private readonly BaseLibrary _baseLibrary;
    private readonly Dictionary<(object Site, object? Way), HeapObject> _objects = [];
    private readonly Summaries _summaries = new();
    private readonly HashSet<IAnonymousFunctionOperation> _met = [];
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Value> _everAssigned = new(SymbolEqualityComparer.Default);
    private Frame _frame;
    private Fork? _fork;
    private SyntaxNode? _rootCall;
    private IMethodSymbol? _rootCallee;
    private int _steps;
    private int _limit = MaxSteps;

    private Interpreter(FactsEngine engine, Frame frame, Construction? construction, CancellationToken cancellation)
    {
        _engine = engine;
        _frame = frame;
        Construction = construction;
        _cancellation = cancellation;
        _torchCalls = new TorchCalls(this, engine);
        _baseLibrary = new BaseLibrary(this, engine.Torch);
    }

    /// <summary>What is met on the way.</summary>
    public Trace Trace { get; } = new();

    /// <summary>The meaning of the names around the place.</summary>
    public SemanticModel Model => _frame.Model;

    /// <summary>The objects being made for others, which led here.</summary>
    public Construction? Construction { get; }

    private TorchSymbols Torch => _engine.Torch;

    /// <summary>What a method does when nothing is known of its arguments.</summary>
    public static MethodFacts Run(FactsEngine engine, IMethodSymbol method, IOperation body, CancellationToken cancellation)
    {
        var frame = new Frame(method, Value.Unknown, engine.Bodies.Model(body.Syntax.SyntaxTree), null);
        var interpreter = new Interpreter(engine, frame, null, cancellation);
        if (!method.IsStatic && method.ContainingType is { } type)
        {
            // Of an abstract class there is no object but those of the classes that derive from it.
            var own = type.IsAbstract && engine.Hierarchy.Derived(type, cancellation) is [var only] ? only : type;
            interpreter._frame = new Frame(method, interpreter.Typed(own, method), frame.Model, null);
        }

        return interpreter.RunRoot(method, body);
    }

    /// <summary>An object of a type of which nothing else is known than that one of its constructors made it.</summary>
    public static HeapObject Construct(FactsEngine engine, INamedTypeSymbol type, MemberStability members, Construction construction, CancellationToken cancellation)
    {
        var made = new HeapObject(type, null);
        if (type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree is not { } tree) return made;

        var interpreter = new Interpreter(engine, new Frame(null, Value.Unknown, engine.Bodies.Model(tree), null), construction, cancellation);
        State? after = null;
        foreach (var constructor in type.InstanceConstructors)
        {
            // Records copy with a constructor that knows nothing.
            if (constructor.IsImplicitlyDeclared && type.InstanceConstructors.Length > 1) continue;

            var state = new State();
            state.Put(made, HeapContents.Empty);
            interpreter.Fill(made, constructor, [], state);
            if (after is null) after = state;
            else after.Join(state);
        }

        if (after is not null) interpreter.Freeze(made, after, member => member is IParameterSymbol || members.IsStable(member, cancellation));

        return made;
    }

    /// <summary>What a static member is initialized with.</summary>
    public static Value InitialValue(FactsEngine engine, ISymbol member, ITypeSymbol type, Construction construction, CancellationToken cancellation)
    {
        if (member.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree is not { } tree) return Value.Unknown;

        var interpreter = new Interpreter(engine, new Frame(null, Value.Unknown, engine.Bodies.Model(tree), null), construction, cancellation);
        var state = new State();
        var value = engine.Initial(member, type, interpreter, state, cancellation);
        interpreter.Freeze(null, state, static _ => true);
        return value ?? Value.Unknown;
    }

    /// <summary>What is known of an expression outside a method, such as an initializer, and of the objects that it makes.</summary>
    public static Outcome Evaluate(FactsEngine engine, IOperation operation, CancellationToken cancellation)
    {
        var interpreter = new Interpreter(engine, new Frame(null, Value.Unknown, engine.Bodies.Model(operation.Syntax.SyntaxTree), null), null, cancellation);
        var state = new State();
        return new Outcome(interpreter.Evaluate(operation, state), state);
    }

    // What is in the objects made here is from now on what is in them before any method runs.
    private void Freeze(HeapObject? made, State after, Func<ISymbol, bool> isKept)
    {
        foreach (var @object in _objects.Values)
        {
            if (!@object.IsOpaque) @object.Freeze(WithoutMode(after.Of(@object)));
        }

        made?.Freeze(WithoutMode(after.Of(made).WithoutFields(member => !isKept(member))));

        // Whether it trains by now, nobody knows.
        static HeapContents WithoutMode(HeapContents contents) => contents with { IsTraining = null };
    }

    /// <summary>What was read from the text of an initializer, as an object of this run.</summary>
    public Value Import(Value read, ITypeSymbol type, ISymbol member, State state)
    {
        switch (read)
        {
            case SequentialFact { Creation: { } creation } sequential:
                var container = Allocate(type, creation, isSequential: true);
                state.Put(container, HeapContents.Empty.WithElements(sequential.Children.Select(child => Made(child, null)).ToArray()) with { IsTraining = true });
                return new ObjectFact(container);
            case ModuleFact { Creation: not null } module:
                return Made(module, type);
            case SequenceFact { Elements: { } elements } when MethodBodies.InitializerSyntax(member, _cancellation) is { Value: { } creation }:
                var array = Allocate(type, creation);
                state.Put(array, HeapContents.Empty.WithElements(elements));
                return new ObjectFact(array);
            default:
                return read;
        }

        Value Made(ModuleFact module, ITypeSymbol? of)
        {
            var made = Allocate(of, module.Creation!, module);
            state.Put(made, HeapContents.Empty with { IsTraining = true });
            return new ObjectFact(made);
        }
    }

    /// <summary>The value of the initializer of a member, which may stand in another file.</summary>
    public Value EvaluateInitializer(IOperation initializer, State state)
    {
        var outer = _frame;
        _frame = new Frame(outer.Method, outer.This, _engine.Bodies.Model(initializer.Syntax.SyntaxTree), outer.Caller, outer.Call);
        var value = Evaluate(initializer, state);
        _frame = outer;
        return value;
    }

    private MethodFacts RunRoot(IMethodSymbol method, IOperation body)
    {
        var state = new State();
        foreach (var parameter in method.OriginalDefinition.Parameters) Write(parameter, Given(Typed(parameter.Type, parameter), new NumberName(null, parameter)), state);
        MeetFields(body, state);
        var entry = state.Copy();

        var outcomes = Follow(body, state);
        var returned = outcomes.Count == 0 ? Value.Unknown : outcomes.Select(outcome => outcome.Value).Aggregate((left, right) => left.Join(right));
        var training = Trace.ToTraining(Blocks(body));
        RunLambdas(body, entry);
        return new MethodFacts(returned, Trace.Sites, training);
    }

    // What is handed over as it is. A number keeps its name: so much is known of what is computed from it.
    private static Value Given(Value value, object name) => value switch
    {
        NumberFact number => number with { Symbol = name },
        TensorFact tensor => tensor with { IsGiven = true },
        SequenceFact { Elements: { } parts } tuple => new SequenceFact(tuple.ElementType, parts.Select((part, i) => Given(part, (name, i))).ToArray(), tuple.Rank),
        _ => value,
    };

    // Optimizers and schedulers in fields are made before any method runs.
    private void MeetFields(IOperation body, State state)
    {
        foreach (var operation in body.Descendants())
        {
            if (operation is not IFieldReferenceOperation { Field: var field, Instance: null or IInstanceReferenceOperation } || !(Torch.IsOptimizer(field.Type) || Torch.IsScheduler(field.Type))) continue;

            var value = field.IsStatic ? Static(field, field.Type, state) : _frame.This is ObjectFact { Object: var @this } ? state.Of(@this).Field(field) : null;
            if (value is not ObjectFact { Object: { Creation: { } creation } held }) continue;

            Trace.Name(held, field);
            AddEffect(Torch.IsOptimizer(field.Type) ? Sites.EffectKind.MakeOptimizer : Sites.EffectKind.MakeScheduler, held, creation, Rules.Edit.NameOf(creation)?.ValueText ?? string.Empty, other: TorchCalls.ModelOf(held, state));
        }
    }

    // What no call has run may run at any time: of the variables around it only what holds everywhere is known.
    private void RunLambdas(IOperation body, State entry)
    {
        foreach (var pair in _everAssigned) entry.Write(pair.Key, pair.Value);

        foreach (var operation in body.Descendants())
        {
            var (function, block) = operation switch
            {
                IAnonymousFunctionOperation lambda when !_met.Contains(lambda) => (lambda.Symbol, lambda.Body),
                ILocalFunctionOperation local when !_followed.Contains(local.Symbol.OriginalDefinition) => (local.Symbol, local.Body),
                _ => (null, null),
            };
            if (function is null || block is null) continue;

            var state = entry.Copy();
            foreach (var parameter in function.Parameters) Write(parameter, Typed(parameter.Type, parameter), state);
            var (outer, fork) = (_frame, _fork);
            _frame = new Frame(function, outer.This, outer.Model, outer);
            _fork = null;
            Follow(block, state);
            (_frame, _fork) = (outer, fork);
        }
    }

    private static IBlockOperation? Blocks(IOperation body) => body switch
    {
        IBlockOperation block => block,
        IMethodBodyBaseOperation method => method.BlockBody ?? method.ExpressionBody,
        _ => null,
    };

    // Runs a body in the present frame, and gathers what it returns on each path.
    private List<Outcome> Follow(IOperation body, State state)
    {
        var states = new List<State> { state };
        switch (body)
        {
            case IConstructorBodyOperation constructor:
                if (constructor.Initializer is { } initializer) states = Run(initializer, states);
                states = Run(constructor.BlockBody ?? constructor.ExpressionBody, states);
                break;
            case IMethodBodyBaseOperation method:
                states = Run(method.BlockBody ?? method.ExpressionBody, states);
                break;
            case ILocalFunctionOperation local:
                states = Run(local.Body ?? local.IgnoredBody, states);
                break;
            default:
                states = Run(body, states);
                break;
        }

        _frame.HasEnded = true;
        foreach (var end in states) _frame.Returned.Add(new Outcome(Value.Unknown, end));

        return _frame.Returned;
    }

    // One value of several: on a path of its own where they tell different things, else what holds of all.
    private Value Select(List<Outcome> outcomes, State state)
    {
        if (outcomes.Count == 0) return Value.Unknown;

        var distinct = Reduce(outcomes);
        var choice = distinct.Count > 1 && !distinct.Exists(outcome => outcome.State.DependsOnMode) && _fork is { } fork ? fork.Choose(distinct.Count) : -1;
        if (choice >= 0)
        {
            state.Become(distinct[choice].State);
            return distinct[choice].Value;
        }

        state.Become(distinct[0].State);
        var value = distinct[0].Value;
        for (var i = 1; i < distinct.Count; i++)
        {
            state.Join(distinct[i].State);
            value = value.Join(distinct[i].Value);
        }

        return value;
    }

    private static List<Outcome> Reduce(List<Outcome> outcomes)
    {
        if (outcomes.Count == 1) return outcomes;

        var kept = new List<Outcome>();
        foreach (var outcome in outcomes)
        {
            var same = kept.FindIndex(other => kept.Count >= MaxPaths || (!Differ(other.Value, outcome.Value) && !other.State.DiffersFrom(outcome.State)));
            if (same < 0)
            {
                kept.Add(outcome);
                continue;
            }

            var joined = kept[same].State.Copy();
            joined.Join(outcome.State);
            kept[same] = new Outcome(kept[same].Value.Join(outcome.Value), joined);
        }

        return kept;
    }

    private static List<State> Reduce(List<State> states)
    {
        if (states.Count <= 1) return states;

        var kept = new List<State>();
        foreach (var state in states)
        {
            var same = kept.FindIndex(other => kept.Count >= MaxPaths || state.DependsOnMode || other.DependsOnMode || !other.DiffersFrom(state));
            if (same < 0) kept.Add(state);
            else kept[same].Join(state);
        }

        return kept;
    }

    private static bool Differ(Value left, Value right) => (left.IsTelling || right.IsTelling) && !left.Equals(right) && left != Value.Null && right != Value.Null;
}
