using LossGen.Analyzers.Facts;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Interpretation;

/// <summary>What is known at one point of one path through a run: of variables, of objects, of conditions that were asked, and whether gradients are recorded.</summary>
internal sealed class State
{
    private Table<ISymbol, Value> _variables;
    private Table<HeapObject, HeapContents> _heap;
    private Table<string, Condition> _conditions;

    public State()
        : this(new(SymbolEqualityComparer.Default), new(null), new(StringComparer.Ordinal))
    {
    }

    private State(Table<ISymbol, Value> variables, Table<HeapObject, HeapContents> heap, Table<string, Condition> conditions) =>
        (_variables, _heap, _conditions) = (variables, heap, conditions);

    /// <summary>Whether operations record gradients.</summary>
    public GradientMode Gradients { get; set; } = GradientMode.On;

    /// <summary>Whether the path was taken because of a mode, training or evaluation, that is not known: which of the two is meant here, nobody can tell.</summary>
    public bool DependsOnMode { get; set; }

    /// <summary>The locals and parameters that are known.</summary>
    public IEnumerable<KeyValuePair<ISymbol, Value>> Variables => _variables.All;

    /// <summary>The value of a local or parameter; null where nothing is known.</summary>
    public Value? Read(ISymbol variable) => _variables.Find(variable.OriginalDefinition);

    /// <summary>Gives a local or parameter its value.</summary>
    public void Write(ISymbol variable, Value value)
    {
        _variables.Set(variable.OriginalDefinition, value);
        Forget(variable);
    }

    /// <summary>Forgets the variables of a call that has returned.</summary>
    public void ForgetVariables(ISymbol method) => _variables.RemoveKeys(variable => SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, method));

    /// <summary>What stands for the contents of all objects.</summary>
    public object? Heap => _heap.Version;

    /// <summary>What stands for all conditions that were asked on the path.</summary>
    public object? Conditions => _conditions.Version;

    /// <summary>What is in an object.</summary>
    public HeapContents Of(HeapObject @object) => _heap.Find(@object) ?? @object.Initial;

    /// <summary>Says what is in an object.</summary>
    public void Put(HeapObject @object, HeapContents contents) => _heap.Set(@object, contents);

    /// <summary>Gives a member of an object its value.</summary>
    public void WriteField(HeapObject @object, ISymbol member, Value value)
    {
        Put(@object, Of(@object).WithField(member, value));
        Forget(member);
    }

    /// <summary>What was found out of a condition on this path; null where nothing was.</summary>
    public bool? Known(string condition) => _conditions.Find(condition)?.Holds;

    /// <summary>Remembers what a condition was on this path.</summary>
    public void Assume(string condition, bool holds, IReadOnlyList<ISymbol> about) => _conditions.Set(condition, new Condition(holds, about));

    /// <summary>
    /// Gives a tensor that was changed in place its new value. Other tensors whose numbers come from the same operation may be views of it, and those
    /// whose numbers come from one of several.
    /// </summary>
    public void ForgetViews(TensorFact before, TensorFact changed)
    {
        foreach (var pair in _variables.All.ToArray())
        {
            if (Unlike(pair.Value, before, changed) is { } other) _variables.Set(pair.Key, other);
        }

        foreach (var pair in _heap.All.ToArray())
        {
            var contents = pair.Value;
            foreach (var field in contents.Fields.ToArray())
            {
                if (Unlike(field.Value, before, changed) is { } other) contents = contents.WithField(field.Key, other);
            }

            if (contents.Elements is { } elements && elements.Any(element => Unlike(element, before, changed) is not null))
            {
                contents = contents.WithElements(elements.Select(element => Unlike(element, before, changed) ?? element).ToArray());
            }

            if (!ReferenceEquals(contents, pair.Value)) _heap.Set(pair.Key, contents);
        }
    }

    public State Copy() => new(_variables.Copy(), _heap.Copy(), _conditions.Copy()) { Gradients = Gradients, DependsOnMode = DependsOnMode };

    /// <summary>Becomes what another state is.</summary>
    public void Become(State other)
    {
        (_variables, _heap, _conditions) = (other._variables.Copy(), other._heap.Copy(), other._conditions.Copy());
        (Gradients, DependsOnMode) = (other.Gradients, other.DependsOnMode);
    }

    /// <summary>Takes in what is known on another path to the same point; false where nothing changed.</summary>
    public bool Join(State other)
    {
        var isChanged = _variables.Join(other._variables, static (left, right) => left.Join(right))
            | _heap.Join(other._heap, static (left, right) => left.Join(right), static @object => @object.Initial)
            | _conditions.Join(other._conditions, static (left, right) => left.Holds == right.Holds ? left : null);
        DependsOnMode &= other.DependsOnMode;
        if (Gradients.Equals(other.Gradients)) return isChanged;

        var joined = Gradients.Join(other.Gradients);
        isChanged |= !joined.Equals(Gradients);
        Gradients = joined;
        return isChanged;
    }

    /// <summary>Whether the two know different things of tensors, objects or functions, which a finding could come from.</summary>
    public bool DiffersFrom(State other) =>
        _variables.Differ(other._variables, static value => value.IsTelling)
        || _heap.Differ(other._heap, static contents => contents.Values.Any(value => value.IsTelling));

    private void Forget(ISymbol changed)
    {
        if (!_conditions.IsEmpty) _conditions.Remove(condition => condition.About.Contains(changed, SymbolEqualityComparer.Default));
    }

    // What is left of a tensor that may be another name of one that was changed; null where it is none.
    private static TensorFact? Unlike(Value value, TensorFact before, TensorFact changed)
    {
        if (value is not TensorFact tensor) return null;

        var other = tensor;
        if (before.Scale != TensorScale.Unknown && before.Scale != changed.Scale && MayBeSame(other.ScaleOrigin, before.ScaleOrigin)) other = other with { Scale = default, ScaleOrigin = null, ScaleDimension = null };
        if (before.Coding != LabelCoding.Unknown && before.Coding != changed.Coding && MayBeSame(other.CodingOrigin, before.CodingOrigin)) other = other with { Coding = default, CodingOrigin = null };

        return ReferenceEquals(other, tensor) ? null : other;
    }

    private static bool MayBeSame(Origin? left, Origin? right) => left is null || right is null || left.Equals(right);

    private sealed record Condition(bool Holds, IReadOnlyList<ISymbol> About);
}
