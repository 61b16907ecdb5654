using LossGen.Analyzers.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Interpretation;

/// <summary>
/// What the base library does with what it is given: collections, LINQ, tasks, and the like. A method that is not here gives a value of which only
/// the type is known, and changes nothing but arrays that it is told to.
/// </summary>
internal sealed class BaseLibrary(Interpreter interpreter, TorchSymbols torch)
{
    private static readonly HashSet<string> Collections =
    [
        "List", "IList", "IReadOnlyList", "IEnumerable", "ICollection", "IReadOnlyCollection", "Queue", "Stack", "HashSet", "ISet", "SortedSet", "LinkedList", "Collection",
        "ObservableCollection", "ReadOnlyCollection", "ImmutableArray", "ImmutableList", "ConcurrentBag", "ConcurrentQueue", "Span", "ReadOnlySpan", "Memory", "ReadOnlyMemory",
        "IOrderedEnumerable", "IAsyncEnumerable", "IEnumerator", "ArraySegment", "IGrouping", "ILookup",
    ];

    private static readonly HashSet<string> Dictionaries =
    [
        "Dictionary", "IDictionary", "IReadOnlyDictionary", "SortedDictionary", "SortedList", "ConcurrentDictionary", "ImmutableDictionary", "OrderedDictionary", "FrozenDictionary",
    ];

    private static readonly HashSet<string> Changing = ["Array", "Buffer", "Random", "Span", "MemoryExtensions", "Marshal", "CollectionsMarshal", "CollectionExtensions", "RandomNumberGenerator", "Stream", "BinaryReader"];

    /// <summary>Whether a type holds elements that LINQ and the like hand out.</summary>
    public static bool IsCollection(INamedTypeSymbol type) => Collections.Contains(type.Name) && IsOfSystem(type);

    /// <summary>Whether a type holds entries by key.</summary>
    public static bool IsDictionary(INamedTypeSymbol type) => Dictionaries.Contains(type.Name) && IsOfSystem(type);

    /// <summary>Whether a method of the base library may change the arrays and collections that it is given.</summary>
    public static bool ChangesArguments(IMethodSymbol method) => Changing.Contains(method.ContainingType?.Name ?? string.Empty);

    /// <summary>An object that a constructor of the base library makes.</summary>
    public Value Created(INamedTypeSymbol type, IReadOnlyList<Value> arguments, SyntaxNode site, State state)
    {
        if (type.Name is "Lazy" && arguments.Count > 0 && arguments[0] is FunctionFact lazy) return interpreter.InvokeFunction(lazy, [], [], site, lazy.Method.ReturnType, state);
        if (type.Name is "ValueTask" or "StrongBox" or "AsyncLocal" or "ThreadLocal" && arguments.Count > 0 && arguments[0] is not FunctionFact) return arguments[0];
        if (type.Name is "KeyValuePair" or "Tuple" or "ValueTuple") return new SequenceFact(SpecialType.None, arguments.ToArray());

        var made = interpreter.Allocate(type, site);
        var contents = HeapContents.Empty.WithElements([]);
        foreach (var argument in arguments)
        {
            if (argument is not (ObjectFact or SequenceFact)) continue;

            contents = Interpreter.Elements(argument, state) is { } elements ? HeapContents.Empty.WithElements(elements.ToArray()) : HeapContents.Empty.WithElements(null, Interpreter.AnyElement(argument, state));
            if (argument is ObjectFact { Object: var copied } && state.Of(copied).Entries.Count > 0) contents = state.Of(copied);
        }

        foreach (var argument in arguments)
        {
            if (argument is FunctionFact function) interpreter.RunUnknown(function, state);
        }

        state.Put(made, IsDictionary(type) && contents.Elements is { Count: 0 } ? HeapContents.Empty : contents);
        return new ObjectFact(made);
    }

    /// <summary>The value of a property of the base library; null where there is no row for it.</summary>
    public Value? Property(IPropertySymbol property, Value receiver, IReadOnlyList<Value> arguments, SyntaxNode site, State state)
    {
        if (!IsOfSystem(property.ContainingType)) return null;
        if (property.IsIndexer)
        {
            return arguments.Count == 1 ? interpreter.ElementAt(receiver, arguments[0], property.Type, site, state) : null;
        }

        switch (property.Name)
        {
            case "Result" or "Value" or "Current" when receiver is not SequenceFact:
                return property.ContainingType.Name is "IEnumerator" ? Interpreter.AnyElement(receiver, state) : receiver;
            case "Value" when receiver is SequenceFact { Elements: { Count: 2 } pair }:
                return pair[1];
            case "Key" when receiver is SequenceFact { Elements: { Count: 2 } pair }:
                return pair[0];
            case "Values":
                return receiver;
            case "Length" or "Count" when Interpreter.Elements(receiver, state) is { } elements:
                return new ConstantFact(elements.Count);
            case "Length" when receiver is ObjectFact { Object: var array } && state.Of(array).Length is { } length:
                return length;
            default:
                return null;
        }
    }

    /// <summary>What a call of the base library gives; null where there is no row for it.</summary>
    public Value? Invoked(IInvocationOperation invocation, Value receiver, IReadOnlyList<Value> arguments, State state)
    {
        var method = invocation.TargetMethod;
        if (!IsOfSystem(method.ContainingType)) return null;

        if (method.Name == "TryGetValue" && arguments.Count == 2 && invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.RefKind == RefKind.Out) is { } found)
        {
            interpreter.Assign(found.Value, interpreter.ElementAt(receiver, arguments[0], method.Parameters[1].Type, invocation.Syntax, state), state);
            return Value.Unknown;
        }

        if (method.Name is "TryDequeue" or "TryPop" or "TryPeek" or "TryTake" && invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.RefKind == RefKind.Out) is { } taken)
        {
            interpreter.Assign(taken.Value, Interpreter.AnyElement(receiver, state) ?? Value.Unknown, state);
            return Value.Unknown;
        }

        return Applied(method, receiver, arguments, invocation.Syntax, state);
    }

    /// <summary>What a method of the base library gives; null where there is no row for it.</summary>
    public Value? Applied(IMethodSymbol method, Value receiver, IReadOnlyList<Value> arguments, SyntaxNode site, State state) => method.ContainingType.Name switch
    {
        "Enumerable" or "AsyncEnumerable" or "ImmutableArray" when method.IsStatic && arguments.Count > 0 => Linq(method, arguments, site, state),
        "Task" or "ValueTask" when method.IsStatic => OfTask(method, arguments, site, state),
        "Array" when method.IsStatic => OfArray(method, arguments, state),
        "Math" or "MathF" => Folded(method, arguments),
        "KeyValuePair" or "Tuple" or "ValueTuple" when method.Name == "Create" => new SequenceFact(SpecialType.None, arguments.ToArray()),
        "ArrayExtensions" or "ImmutableCollectionsMarshal" => null,
        _ => OnObject(method, receiver, arguments, site, state),
    };

    private Value? OnObject(IMethodSymbol method, Value receiver, IReadOnlyList<Value> arguments, SyntaxNode site, State state)
    {
        switch (method.Name)
        {
            case "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" or "AsEnumerable" or "GetEnumerator" or "AsReadOnly" or "AsSpan" or "WaitAsync":
                return receiver == Value.Unknown && arguments.Count > 0 ? arguments[0] : receiver;
            case "Dispose":
                TorchCalls.Disposed(receiver, state);
                return Value.Unknown;
            case "GetValueOrDefault" when receiver is not ObjectFact { Object.Type: INamedTypeSymbol } || arguments.Count == 0:
                return receiver;
            case "ToArray" or "ToList" or "Clone" or "GetRange" or "ToImmutableArray":
                return receiver is ObjectFact ? Copied(receiver, method.ReturnType, site, state) : null;
        }

        if (receiver is not ObjectFact { Object: { Module: null, Type: INamedTypeSymbol type } @object } || !(IsCollection(type) || IsDictionary(type) || torch.IsModule(type))) return null;

        var contents = state.Of(@object);
        switch (method.Name)
        {
            case "Add" or "Enqueue" or "AddLast" or "Append" or "TryAdd" when IsDictionary(type) && arguments.Count == 2:
            case "AddOrUpdate" or "GetOrAdd" when arguments.Count == 2 && arguments[1] is not FunctionFact:
                Interpreter.Store(receiver, arguments[0], arguments[1], state);
                return method.Name == "GetOrAdd" ? arguments[1] : Value.Unknown;
            case "Add" or "Enqueue" or "AddLast" or "Append" when arguments.Count == 1:
                state.Put(@object, contents.WithAdded(arguments[0]));
                return Value.Unknown;
            case "Push" or "AddFirst" when arguments.Count == 1:
                state.Put(@object, contents.Elements is { } below ? contents.WithElements([arguments[0], .. below]) : contents.WithAdded(arguments[0]));
                return Value.Unknown;
            case "Insert" when arguments.Count == 2:
                state.Put(@object, contents.Elements is { } list && arguments[0] is ConstantFact { Integer: { } at } && at >= 0 && at <= list.Count
                    ? contents.WithElements([.. list.Take((int)at), arguments[1], .. list.Skip((int)at)])
                    : contents.WithElements(null, contents.AnyElement?.Join(arguments[1])));
                return Value.Unknown;
            case "AddRange" when arguments.Count == 1:
                state.Put(@object, contents.Elements is { } head && Interpreter.Elements(arguments[0], state) is { } tail
                    ? contents.WithElements([.. head, .. tail])
                    : contents.WithElements(null, Both(contents, Interpreter.AnyElement(arguments[0], state))));
                return Value.Unknown;
            case "Pop" or "Dequeue" or "Peek" or "First":
                var first = contents.Elements is { Count: > 0 } elements ? elements[0] : contents.AnyElement;
                if (method.Name is "Pop" or "Dequeue" && contents.Elements is { Count: > 0 } left) state.Put(@object, contents.WithElements(left.Skip(1).ToArray()));

                return first;
            case "Clear":
                state.Put(@object, IsDictionary(type) ? HeapContents.Empty : HeapContents.Empty.WithElements([]));
                return Value.Unknown;
            case "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "Sort" or "Reverse":
                state.Put(@object, contents.WithElements(null, contents.AnyElement));
                return Value.Unknown;
            case "ForEach" when arguments is [FunctionFact each]:
                Each(receiver, each, site, state);
                return Value.Unknown;
            case "ConvertAll" or "FindAll" when arguments is [FunctionFact chosen]:
                return method.Name == "FindAll" ? Rest(receiver, method.ReturnType, site, state) : Mapped(receiver, chosen, method.ReturnType, site, state);
            case "Find" or "FindLast":
                return Interpreter.AnyElement(receiver, state);
            default:
                return null;
        }
    }

    private static Value? Both(HeapContents contents, Value? others) =>
        contents.Elements is { Count: 0 } ? others : contents.AnyElement is { } own && others is not null ? own.Join(others) : null;

    private void Each(Value collection, FunctionFact function, SyntaxNode site, State state)
    {
        foreach (var element in Interpreter.Elements(collection, state) ?? [Interpreter.AnyElement(collection, state) ?? Value.Unknown])
        {
            interpreter.InvokeFunction(function, [element], [], site, function.Method.ReturnType, state);
        }
    }

    private Value? OfTask(IMethodSymbol method, IReadOnlyList<Value> arguments, SyntaxNode site, State state) => method.Name switch
    {
        "FromResult" when arguments.Count == 1 => arguments[0],
        "Run" when arguments.Count > 0 && arguments[0] is FunctionFact function => interpreter.InvokeFunction(function, [], [], site, function.Method.ReturnType, state),
        "WhenAll" when arguments.Count == 1 => arguments[0],
        "WhenAny" when arguments.Count == 1 => Interpreter.AnyElement(arguments[0], state),
        _ => null,
    };

    private Value? OfArray(IMethodSymbol method, IReadOnlyList<Value> arguments, State state)
    {
        switch (method.Name)
        {
            case "Fill" when arguments.Count >= 2 && arguments[0] is ObjectFact { Object: var filled }:
                var contents = state.Of(filled);
                state.Put(filled, arguments.Count > 2 || contents.Elements is null
                    ? contents.WithElements(null, arguments.Count == 2 ? arguments[1] : contents.AnyElement?.Join(arguments[1])) with { Length = contents.Length }
                    : contents.WithElements(contents.Elements.Select(_ => arguments[1]).ToArray()));
                return Value.Unknown;
            case "Empty":
                return null;
            case "IndexOf" or "Exists" or "TrueForAll":
                return null;
            default:
                foreach (var argument in arguments) interpreter.Forget(argument, state, keepsModules: true);

                return null;
        }
    }

    private static ConstantFact? Folded(IMethodSymbol method, IReadOnlyList<Value> arguments)
    {
        if (arguments.Count != 2 || method.Name is not ("Max" or "Min")) return null;
        if (arguments[0] is ConstantFact { Integer: { } a } && arguments[1] is ConstantFact { Integer: { } b }) return new ConstantFact(method.Name == "Max" ? Math.Max(a, b) : Math.Min(a, b));

        return null;
    }

    private Value? Linq(IMethodSymbol method, IReadOnlyList<Value> arguments, SyntaxNode site, State state)
    {
        var source = arguments[0];
        if (source is ParametersFact parameters)
        {
            return method.Name is "Concat" or "Union" && arguments.Count > 1 && arguments[1] is ParametersFact others ? parameters.And(others)
                : method.Name is "Where" or "Take" or "Skip" or "OfType" ? parameters with { IsWhole = false }
                : method.Name is "Select" or "ToList" or "ToArray" or "AsEnumerable" or "Distinct" or "Cast" ? parameters : null;
        }

        var function = arguments.Count > 1 ? arguments[arguments.Count - 1] as FunctionFact : null;
        switch (method.Name)
        {
            case "Select" when function is not null:
                return Mapped(source, function, method.ReturnType, site, state);
            case "SelectMany" when function is not null:
                var inner = interpreter.InvokeFunction(function, [Any(source, method, state)], [], site, null, state);
                if (inner is ParametersFact) return inner;

                return Collected(null, Interpreter.AnyElement(inner, state), method.ReturnType, site, state);
            case "Where" or "Take" or "Skip" or "TakeWhile" or "SkipWhile" or "TakeLast" or "SkipLast" or "Distinct" or "DistinctBy" or "OrderBy" or "OrderByDescending" or "ThenBy" or "Reverse" or "Shuffle" or "OfType" or "Cast" or "DefaultIfEmpty":
                if (function is not null) interpreter.InvokeFunction(function, [Any(source, method, state)], [], site, null, state.Copy());

                return Rest(source, method.ReturnType, site, state);
            case "ToArray" or "ToList" or "ToHashSet" or "AsEnumerable" or "ToImmutableArray" or "ToImmutableList":
                return Copied(source, method.ReturnType, site, state);
            case "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Min" or "Max" or "MinBy" or "MaxBy" or "Last" or "LastOrDefault" or "ElementAt" or "ElementAtOrDefault":
                return Picked(method, source, arguments, function, site, state);
            case "Concat" or "Union" when arguments.Count == 2:
                return Interpreter.Elements(source, state) is { } head && Interpreter.Elements(arguments[1], state) is { } tail
                    ? Collected([.. head, .. tail], null, method.ReturnType, site, state)
                    : Collected(null, Interpreter.AnyElement(source, state) is { } left && Interpreter.AnyElement(arguments[1], state) is { } right ? left.Join(right) : null, method.ReturnType, site, state);
            case "Append" or "Prepend" when arguments.Count == 2:
                return Interpreter.Elements(source, state) is { } some
                    ? Collected(method.Name == "Append" ? [.. some, arguments[1]] : [arguments[1], .. some], null, method.ReturnType, site, state)
                    : Collected(null, Interpreter.AnyElement(source, state)?.Join(arguments[1]), method.ReturnType, site, state);
            case "Zip":
                return Zipped(method, arguments, function, site, state);
            case "Aggregate":
                return Aggregated(method, source, arguments, site, state);
            case "ToDictionary" when arguments.Count >= 2:
                var element = Any(source, method, state);
                var value = arguments.Count > 2 && arguments[2] is FunctionFact valueOf ? interpreter.InvokeFunction(valueOf, [element], [], site, null, state) : element;
                return Collected(null, value, method.ReturnType, site, state);
            case "Repeat" when arguments.Count == 2:
                return Collected(null, source, method.ReturnType, site, state);
            case "Count" or "LongCount" when Interpreter.Elements(source, state) is { } counted && arguments.Count == 1:
                return new ConstantFact(counted.Count);
            default:
                if (function is not null) interpreter.RunUnknown(function, state);

                return null;
        }
    }

    private Value Any(Value source, IMethodSymbol method, State state) =>
        Interpreter.AnyElement(source, state) is { } each && each != Value.Unknown ? each
        : Interpreter.ElementType(method.Parameters.FirstOrDefault()?.Type) is { } type ? interpreter.Typed(type, (method, type)) : Value.Unknown;

    private Value? Picked(IMethodSymbol method, Value source, IReadOnlyList<Value> arguments, FunctionFact? function, SyntaxNode site, State state)
    {
        if (function is not null) interpreter.InvokeFunction(function, [Any(source, method, state)], [], site, null, state.Copy());

        if (Interpreter.Elements(source, state) is { Count: > 0 } elements && function is null)
        {
            switch (method.Name)
            {
                case "First" or "FirstOrDefault" or "Single" or "SingleOrDefault":
                    return elements[0];
                case "Last" or "LastOrDefault":
                    return elements[elements.Count - 1];
                case "ElementAt" or "ElementAtOrDefault" when arguments[1] is ConstantFact { Integer: { } at } && at >= 0 && at < elements.Count:
                    return elements[(int)at];
            }
        }

        return method.Name is "Min" or "Max" && function is not null ? null : Interpreter.AnyElement(source, state);
    }

    private ObjectFact Mapped(Value source, FunctionFact function, ITypeSymbol type, SyntaxNode site, State state)
    {
        if (Interpreter.Elements(source, state) is { Count: > 0 and <= 16 } elements && elements.Any(element => element.IsTelling))
        {
            return Collected(elements.Select((element, i) => interpreter.InvokeFunction(function, [element, new ConstantFact(i)], [], site, function.Method.ReturnType, state)).ToArray(), null, type, site, state);
        }

        var each = Interpreter.AnyElement(source, state) ?? (function.Method.Parameters is [var parameter, ..] ? interpreter.Typed(parameter.Type, parameter) : Value.Unknown);
        return Collected(null, interpreter.InvokeFunction(function, [each, new NumberFact(true)], [], site, function.Method.ReturnType, state), type, site, state);
    }

    private ObjectFact Zipped(IMethodSymbol method, IReadOnlyList<Value> arguments, FunctionFact? function, SyntaxNode site, State state)
    {
        var sides = arguments.Where(argument => argument is not FunctionFact).Select((side, i) => Interpreter.AnyElement(side, state) ?? TypedElement(method, i)).ToArray();
        var each = function is null ? new SequenceFact(SpecialType.None, sides) : interpreter.InvokeFunction(function, sides, [], site, function.Method.ReturnType, state);
        return Collected(null, each, method.ReturnType, site, state);
    }

    private Value TypedElement(IMethodSymbol method, int parameter) =>
        parameter < method.Parameters.Length && Interpreter.ElementType(method.Parameters[parameter].Type) is { } type ? interpreter.Typed(type, (method, parameter)) : Value.Unknown;

    private Value? Aggregated(IMethodSymbol method, Value source, IReadOnlyList<Value> arguments, SyntaxNode site, State state)
    {
        if (arguments.OfType<FunctionFact>().FirstOrDefault() is not { } step) return null;

        var hasSeed = arguments.Count > 2;
        if (Interpreter.Elements(source, state) is { Count: > 0 and <= 16 } elements)
        {
            var value = hasSeed ? arguments[1] : elements[0];
            foreach (var element in hasSeed ? elements : elements.Skip(1)) value = interpreter.InvokeFunction(step, [value, element], [], site, step.Method.ReturnType, state);

            return value;
        }

        var each = Any(source, method, state);
        var once = interpreter.InvokeFunction(step, [hasSeed ? arguments[1] : each, each], [], site, step.Method.ReturnType, state);
        return interpreter.InvokeFunction(step, [once, each], [], site, step.Method.ReturnType, state).Join(once);
    }

    private Value Rest(Value source, ITypeSymbol type, SyntaxNode site, State state) => source is ObjectFact { Object.HoldsData: true } ? source : Collected(null, Interpreter.AnyElement(source, state), type, site, state);

    private Value Copied(Value source, ITypeSymbol type, SyntaxNode site, State state) =>
        source is ObjectFact { Object.HoldsData: true } ? source : Collected(Interpreter.Elements(source, state)?.ToArray(), Interpreter.AnyElement(source, state), type, site, state);

    private ObjectFact Collected(IReadOnlyList<Value>? elements, Value? each, ITypeSymbol type, SyntaxNode site, State state)
    {
        var made = interpreter.Allocate(type, site);
        state.Put(made, HeapContents.Empty.WithElements(elements, elements is null ? each : null));
        return new ObjectFact(made);
    }

    private static bool IsOfSystem(INamedTypeSymbol? type) => Sites.EffectReader.IsOfSystem(type?.ContainingNamespace);
}
