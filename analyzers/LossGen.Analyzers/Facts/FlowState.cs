using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>What is known of the variables at one point of a method.</summary>
internal sealed class FlowState
{
    // Fields and properties stand apart from locals: calls change them.
    private readonly VariableTable<ISymbol> _locals;
    private readonly VariableTable<ISymbol> _members;
    private readonly VariableTable<CaptureId> _captures;

    public FlowState()
        : this(new(SymbolEqualityComparer.Default), new(SymbolEqualityComparer.Default), new(null))
    {
    }

    private FlowState(VariableTable<ISymbol> locals, VariableTable<ISymbol> members, VariableTable<CaptureId> captures) => (_locals, _members, _captures) = (locals, members, captures);

    public Value this[ISymbol variable] => Of(variable)[variable.OriginalDefinition];

    public Value this[CaptureId capture] => _captures[capture];

    public IEnumerable<KeyValuePair<ISymbol, Value>> Variables => _locals.All.Concat(_members.All);

    public void Set(ISymbol variable, Value value) => Of(variable)[variable.OriginalDefinition] = value;

    public void Set(CaptureId capture, Value value) => _captures[capture] = value;

    /// <summary>Gives the parameters of a method what is passed to them; of the rest nothing is known.</summary>
    public void SetParameters(IMethodSymbol method, IReadOnlyList<Value> arguments)
    {
        for (var i = 0; i < method.Parameters.Length; i++) Set(method.Parameters[i], i < arguments.Count ? arguments[i] : Value.Unknown);
    }

    public void Forget(ISymbol variable) => Of(variable).Forget(variable.OriginalDefinition);

    /// <summary>Forgets the fields that a call may have changed.</summary>
    public void ForgetMutableMembers() => _members.Forget(static member => member is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: not null });

    /// <summary>
    /// Gives a tensor that was changed in place its new value. Variables whose numbers come from the same operation may be other
    /// names or views of it, and those whose numbers come from one of several.
    /// </summary>
    public void Change(ISymbol variable, TensorFact changed)
    {
        if (this[variable] is TensorFact before)
        {
            foreach (var pair in Variables.Where(pair => pair.Value is TensorFact).ToArray())
            {
                var other = (TensorFact)pair.Value;
                if (before.Scale != TensorScale.Unknown && MayBeSame(other.ScaleOrigin, before.ScaleOrigin)) other = other with { Scale = default, ScaleOrigin = null, ScaleDimension = null };
                if (before.Coding != LabelCoding.Unknown && MayBeSame(other.CodingOrigin, before.CodingOrigin)) other = other with { Coding = default, CodingOrigin = null };
                if (!ReferenceEquals(other, pair.Value)) Set(pair.Key, other);
            }
        }

        Set(variable, changed);
    }

    public FlowState Copy() => new(_locals.Copy(), _members.Copy(), _captures.Copy());

    /// <summary>Takes in what is known on another path to the same point; false where nothing changed.</summary>
    public bool Join(FlowState other) => _locals.Join(other._locals) | _members.Join(other._members) | _captures.Join(other._captures);

    private static bool MayBeSame(Origin? left, Origin? right) => left is null || right is null || left.Equals(right);

    private VariableTable<ISymbol> Of(ISymbol variable) => variable.Kind is SymbolKind.Field or SymbolKind.Property ? _members : _locals;
}
