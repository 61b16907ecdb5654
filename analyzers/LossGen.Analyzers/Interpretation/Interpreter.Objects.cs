using LossGen.Analyzers.Facts;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Interpretation;

/// <content>Objects: reading and changing what is in them.</content>
internal sealed partial class Interpreter
{
    /// <summary>The elements of an array or collection in order; null where it is not known how many there are.</summary>
    public static IReadOnlyList<Value>? Elements(Value collection, State state) => collection switch
    {
        ObjectFact { Object: var @object } => state.Of(@object).Elements,
        SequenceFact sequence => sequence.Elements,
        _ => null,
    };

    /// <summary>What each element of a collection is; null where nothing is known of them.</summary>
    public static Value? AnyElement(Value collection, State state) => collection switch
    {
        ObjectFact { Object: var @object } when state.Of(@object).AnyElement is { } each => each,
        SequenceFact { Each: var each } when each != Value.Unknown => each,
        _ => null,
    };

    /// <summary>A value as the tables of the catalog know it: arrays and collections by what is in them now.</summary>
    public Value Facts(Value value, State state)
    {
        if (value is SequenceFact { Elements: { } parts } tuple && parts.Any(part => part is ObjectFact)) return new SequenceFact(tuple.ElementType, parts.Select(part => Facts(part, state)).ToArray(), tuple.Rank);
        if (value is not ObjectFact { Object: { Module: null, Type: { } type } @object }) return value;

        var element = ElementType(type);
        if (element is null) return value;

        var contents = state.Of(@object);
        var rank = type is IArrayTypeSymbol array ? array.Rank : 1;
        return new SequenceFact(element.SpecialType, rank == 1 ? contents.Elements?.Select(part => Facts(part, state)).ToArray() : null, rank)
        {
            Each = contents.AnyElement is { } each ? Facts(each, state) : Typed(element, @object),
            Length = contents.Length,
        };
    }

    /// <summary>What each element of an array or collection is of; null where a type is neither.</summary>
    public static ITypeSymbol? ElementType(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } named when BaseLibrary.IsCollection(named) => element,
        _ => null,
    };

    /// <summary>Forgets what code out of sight may change of a value: what is in it, and in what it holds.</summary>
    public void Forget(Value value, State state, bool keepsModules = false) => Forget(value, state, keepsModules, []);

    private void Forget(Value value, State state, bool keepsModules, HashSet<HeapObject> seen)
    {
        if (value is SequenceFact { Elements: { } parts })
        {
            foreach (var part in parts) Forget(part, state, keepsModules, seen);
        }

        if (value is not ObjectFact { Object: var @object } || !seen.Add(@object)) return;

        var contents = state.Of(@object);
        foreach (var held in contents.Values.ToArray()) Forget(held, state, keepsModules, seen);

        var isModule = Torch.IsModule(@object.Type);
        if (isModule && keepsModules) return;

        var changed = contents.WithoutFields(static member => member is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod.IsInitOnly: false }) with { IsTraining = null };
        if (!isModule && (changed.Elements is not null || changed.Each is not null || changed.Entries.Count > 0)) changed = changed.WithAnyEntry(Value.Unknown).WithElements(null);
        if (!changed.Equals(contents)) state.Put(@object, changed);
    }

    private Value Member(ISymbol member, ITypeSymbol type, IOperation? instance, State state)
    {
        if (instance is null) return Static(member, type, state);

        return Member(Evaluate(instance, state), member, type, state);
    }

    private Value Member(Value owner, ISymbol member, ITypeSymbol type, State state)
    {
        if (owner is SequenceFact { Elements: { } elements } && member is IFieldSymbol field && Position(field) is { } position && position < elements.Count) return elements[position];

        if (owner is not ObjectFact { Object: var @object }) return Typed(type, member);
        if (state.Of(@object).Field(member) is { } held) return held;

        var value = @object.HoldsData && Torch.IsTensor(type) ? TorchCalls.DataOfLoader : Typed(type, (@object, member));
        if (value is NumberFact number && member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null or { IsInitOnly: true } }) value = number with { Symbol = new NumberName(@object, member) };
        if (value is ObjectFact) state.Put(@object, state.Of(@object).WithField(member, value));

        return value;
    }

    // Which item of a tuple a field is.
    private static int? Position(IFieldSymbol field) =>
        (field.CorrespondingTupleField ?? field).Name is var name && name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring(4), out var number) && number >= 1 ? number - 1 : null;

    private Value Static(ISymbol member, ITypeSymbol type, State state)
    {
        if (Torch.IsTorch(member.ContainingType)) return ElementTypes.Named(member.Name).ScalarType() is { } scalar ? new ConstantFact(scalar) : Value.Unknown;
        if (Torch.IsTorchSharp(member)) return Typed(type, member);
        if (state.Read(member) is { } written) return written;

        var initial = _engine.Static(member, Construction, _cancellation);
        if (initial == Value.Unknown) return Unwritten(member, type, state);

        if (initial is ObjectFact { Object: var @object }) Trace.Name(@object, member);
        return initial;
    }

    private Value Property(IPropertyReferenceOperation property, State state)
    {
        if (Torch.IsTensor(property.Instance?.Type)) return TensorProperty(property, state);

        var receiver = property.Instance is { } instance ? Evaluate(instance, state) : Value.Unknown;
        return ReadProperty(property, receiver, state);
    }

    private Value ReadProperty(IPropertyReferenceOperation reference, Value receiver, State state)
    {
        var property = reference.Property;
        var arguments = reference.Arguments.Select(argument => Evaluate(argument.Value, state)).ToArray();
        if (Torch.IsTorchSharp(property)) return _torchCalls.Property(reference, receiver, arguments, state);

        if (property.GetMethod is { } getter && Dispatch(getter, receiver, reference.Instance, IsVirtual(reference.Instance)) is { } target && IsOfUser(target))
        {
            if (target.AssociatedSymbol is IPropertySymbol { IsIndexer: false } own && IsAuto(own)) return property.IsStatic ? Static(own, own.Type, state) : Member(receiver, own, reference.Type ?? own.Type, state);

            return Invoke(new Call(target, receiver, arguments, [.. reference.Arguments.Select(argument => (IOperation?)argument.Value)], reference.Syntax) { IsProperty = true }, state);
        }

        var value = property.IsStatic ? Static(property, property.Type, state) : _baseLibrary.Property(property, receiver, arguments, reference.Syntax, state);
        return value ?? Member(receiver, property, reference.Type ?? property.Type, state);
    }

    // Whether a property keeps what it is given: it is written without a body, or with a parameter of a record.
    private static bool IsAuto(IPropertySymbol property)
    {
        if (property.IsAbstract) return false;

        foreach (var member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol { AssociatedSymbol: { } associated } && SymbolEqualityComparer.Default.Equals(associated, property)) return true;
        }

        return false;
    }

    private TensorFact TensorProperty(IPropertyReferenceOperation property, Value receiver, State state)
    {
        var input = receiver as TensorFact ?? TensorFact.Any;
        foreach (var argument in property.Arguments) Evaluate(argument.Value, state);

        if (property.Property.IsIndexer)
        {
            var isMask = property.Arguments.Any(argument => argument.Value.DescendantsAndSelf().Any(part => Torch.IsTensor(part.Type)));
            return TensorTransfer.Index(input, isMask, IndexerShape.Of(property.Arguments, input.Shape));
        }

        return input with { Shape = input.Shape.Swap(-1, -2), ScaleDimension = null };
    }

    private Value TensorProperty(IPropertyReferenceOperation property, State state)
    {
        var receiver = Evaluate(property.Instance!, state);
        if (property.Property.IsIndexer || property.Property.Name is "T" or "mT") return TensorProperty(property, receiver, state);
        if (property.Property.Name == "shape" && receiver is TensorFact tensor) return ShapeOf(tensor);
        if (property.Property.Name is "dtype" && receiver is TensorFact { Element: var element } && element.ScalarType() is { } scalar) return new ConstantFact(scalar);
        if (property.Property.Name is "ndim" && receiver is TensorFact { Shape.Rank: { } rank }) return new ConstantFact((long)rank);
        if (property.Property.Name is "requires_grad") return Value.Unknown;

        // Someone who handles gradients himself may clear them too.
        if (property.Property.Name is "grad") AddEffect(Sites.EffectKind.ZeroGrad, null, property.Syntax);

        return Typed(property.Type, property.Syntax);
    }

    /// <summary>The lengths of a tensor as numbers of C#.</summary>
    public static SequenceFact ShapeOf(TensorFact tensor)
    {
        var lengths = tensor.Shape.Rank is { } rank
            ? Enumerable.Range(0, rank).Select(at => tensor.Shape[at].ToValue()).ToArray()
            : null;
        return new SequenceFact(SpecialType.System_Int64, lengths) { Each = new NumberFact(true) };
    }

    private Value ArrayElement(IArrayElementReferenceOperation element, State state)
    {
        var array = Evaluate(element.ArrayReference, state);
        var indices = element.Indices.Select(index => Evaluate(index, state)).ToArray();
        return ElementAt(array, indices.Length == 1 ? indices[0] : Value.Unknown, element.Type, element.Syntax, state);
    }

    /// <summary>An element of an array or collection.</summary>
    public Value ElementAt(Value collection, Value index, ITypeSymbol? type, SyntaxNode site, State state)
    {
        var at = (index as ConstantFact)?.Integer;
        if (Elements(collection, state) is { } elements && at is not null) return at >= 0 && at < elements.Count ? elements[(int)at] : Typed(type, site);
        if (collection is ObjectFact { Object: var @object } && index is ConstantFact { Constant: var key } && state.Of(@object).Entries.TryGetValue(Key(key), out var entry)) return entry;
        if (AnyElement(collection, state) is { } each) return each == Value.Unknown ? Typed(type, site) : each;

        return collection is ObjectFact { Object.HoldsData: true } && Torch.IsTensor(type) ? TorchCalls.DataOfLoader : Typed(type, site);
    }

    /// <summary>Gives an element of an array or collection its value.</summary>
    public static void Store(Value collection, Value index, Value value, State state)
    {
        if (collection is not ObjectFact { Object: var @object }) return;

        var contents = state.Of(@object);
        var at = (index as ConstantFact)?.Integer;
        if (contents.Elements is { } elements)
        {
            state.Put(@object, at >= 0 && at < elements.Count
                ? contents.WithElements(elements.Select((element, i) => i == at ? value : element).ToArray())
                : contents.WithElements(elements.Select(element => element.Join(value)).ToArray()));
            return;
        }

        if (@object.Type is INamedTypeSymbol named && BaseLibrary.IsDictionary(named) && index is ConstantFact { Constant: var key }) state.Put(@object, contents.WithEntry(Key(key), value));
        else if (@object.Type is INamedTypeSymbol other && BaseLibrary.IsDictionary(other)) state.Put(@object, contents.WithAnyEntry(value));
        else state.Put(@object, contents.WithElements(null, contents.Each is { } each ? each == Value.Null ? value : each.Join(value) : null) with { Length = contents.Length });
    }

    /// <summary>A constant as the key of an entry: numbers of all kinds are one.</summary>
    public static object Key(object constant) => new ConstantFact(constant).Integer is { } number ? number : constant;

    private Value Element(Value collection, State state, IForEachLoopOperation loop)
    {
        var type = loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol.Type: var declared } ? declared : null;
        if (AnyElement(collection, state) is { } each && each != Value.Unknown) return each;
        if (collection is ObjectFact { Object: { HoldsData: true } loader }) return Batch(type, loader, loop.Syntax);

        return type is null ? Value.Unknown : Typed(type, loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var local } ? local : loop.Syntax);
    }

    // What a loader hands out: data, in whatever it is packed.
    private Value Batch(ITypeSymbol? type, HeapObject loader, SyntaxNode site)
    {
        if (type is null) return Value.Unknown;
        if (Torch.IsTensor(type)) return TorchCalls.DataOfLoader;
        if (type is INamedTypeSymbol { IsTupleType: true } tuple) return new SequenceFact(SpecialType.None, tuple.TupleElements.Select(element => Batch(element.Type, loader, site)).ToArray());
        if (!_objects.TryGetValue((site, loader), out var batch)) _objects[(site, loader)] = batch = new HeapObject(type, null) { IsOpaque = true, HoldsData = true };

        return new ObjectFact(batch);
    }

    /// <summary>Gives a target its value.</summary>
    public Value Assign(IOperation target, Value value, State state)
    {
        switch (target)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return Assign(conversion.Operand, value, state);
            case IDeclarationExpressionOperation declaration:
                return Assign(declaration.Expression, value, state);
            case ITupleOperation tuple:
                var parts = Deconstruct(value, tuple.Elements.Length, tuple.Type, tuple.Syntax, state);
                for (var i = 0; i < tuple.Elements.Length; i++) Assign(tuple.Elements[i], parts?[i] ?? Value.Unknown, state);

                return value;
            case ILocalReferenceOperation local:
                Write(local.Local, value == Value.Unknown ? Typed(local.Local.Type, target.Syntax) : value, state);
                return value;
            case IParameterReferenceOperation parameter:
                Write(parameter.Parameter, value == Value.Unknown ? Typed(parameter.Parameter.Type, target.Syntax) : value, state);
                return value;
            case IFieldReferenceOperation field:
                WriteMember(field.Instance, field.Field, value, target, state);
                return value;
            case IPropertyReferenceOperation property:
                AssignProperty(property, value, state);
                return value;
            case IArrayElementReferenceOperation element:
                var array = Evaluate(element.ArrayReference, state);
                var indices = element.Indices.Select(index => Evaluate(index, state)).ToArray();
                Store(array, indices.Length == 1 ? indices[0] : Value.Unknown, value, state);
                return value;
            case IDiscardOperation:
                return value;
            default:
                EvaluateParts(target, state);
                return value;
        }
    }

    private void WriteMember(IOperation? instance, ISymbol member, Value value, IOperation target, State state)
    {
        if (value == Value.Unknown) value = Typed(target.Type, target.Syntax);
        if (value is ObjectFact { Object: var held }) Trace.Name(held, member);
        if (instance is null)
        {
            Write(member, value, state);
            return;
        }

        var owned = Evaluate(instance, state);
        if (owned is SequenceFact { Elements: { } parts } tuple && member is IFieldSymbol field && Position(field) is { } at && at < parts.Count)
        {
            Assign(instance, new SequenceFact(tuple.ElementType, parts.Select((part, i) => i == at ? value : part).ToArray(), tuple.Rank), state);
            return;
        }

        if (owned is not ObjectFact { Object: var owner }) return;

        state.WriteField(owner, member, value);
        if (Torch.IsModule(owner.Type) && Torch.IsModule(target.Type)) AddEffect(Sites.EffectKind.AddLayer, owner, target.Syntax, target.Syntax.ToString());
    }

    private void AssignProperty(IPropertyReferenceOperation property, Value value, State state)
    {
        if (Torch.IsTensor(property.Instance?.Type))
        {
            _torchCalls.AssignProperty(property, value, state);
            return;
        }

        var own = property.Property;
        var receiver = property.Instance is { } instance ? Evaluate(instance, state) : Value.Unknown;
        var arguments = property.Arguments.Select(argument => Evaluate(argument.Value, state)).ToArray();
        if (own.IsIndexer && !IsOfUser(own))
        {
            Store(receiver, arguments.Length == 1 ? arguments[0] : Value.Unknown, value, state);
            return;
        }

        if (own.SetMethod is { } setter && Dispatch(setter, receiver, property.Instance, IsVirtual(property.Instance)) is { } target && IsOfUser(target)
            && !(target.AssociatedSymbol is IPropertySymbol associated && IsAuto(associated)))
        {
            Invoke(new Call(target, receiver, [.. arguments, value], [], property.Syntax) { IsProperty = true }, state);
            return;
        }

        WriteMember(property.Instance, own, value, property, state);
    }

    // The parts of a tuple, a record, or what a method named Deconstruct gives; null where nothing is known of them.
    private IReadOnlyList<Value>? Deconstruct(Value value, int count, ITypeSymbol? type, SyntaxNode site, State state)
    {
        if (value is SequenceFact { Elements: { } elements }) return elements.Count == count ? elements : null;
        if (value is not ObjectFact { Object: { Type: INamedTypeSymbol own } @object } || count == 0) return null;
        if (@object.HoldsData) return (type as INamedTypeSymbol)?.TupleElements.Select(element => Batch(element.Type, @object, site)).ToArray();

        var method = own.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(candidate => candidate.Parameters.Length == count);
        if (method is null) return null;
        if (!method.DeclaringSyntaxReferences.IsEmpty && !method.IsImplicitlyDeclared && _engine.Bodies.Body(method, _cancellation) is not null)
        {
            var given = new Value[count];
            InvokeOut(method, value, given, site, state);
            return given;
        }

        var primary = own.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.Length == count);
        return primary?.Parameters.Select(parameter => own.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property
            ? Member(value, property, property.Type, state)
            : Value.Unknown).ToArray();
    }

    private Value Initialized(Value made, IReadOnlyList<IOperation> initializers, State state)
    {
        _receivers.Push(made);
        foreach (var initializer in initializers) Evaluate(initializer, state);

        _receivers.Pop();
        return made;
    }

    private Value With(IWithOperation with, State state)
    {
        var value = Evaluate(with.Operand, state);
        if (value is not ObjectFact { Object: var original })
        {
            if (with.Initializer is { } other) Initialized(Value.Unknown, other.Initializers, state);

            return value;
        }

        var copy = Allocate(original.Type, with.Syntax);
        state.Put(copy, state.Of(original));
        return Initialized(new ObjectFact(copy), with.Initializer?.Initializers ?? default(IReadOnlyList<IOperation>) ?? [], state);
    }
}
