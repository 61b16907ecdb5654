using System.Collections.Immutable;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>What is known of the variables at one point of a method.</summary>
internal sealed class FlowState
{
    private static readonly ImmutableDictionary<ISymbol, Value> NoVariables = ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default);

    // Fields and properties stand apart from locals: calls change them.
    private ImmutableDictionary<ISymbol, Value> _locals = NoVariables;
    private ImmutableDictionary<ISymbol, Value> _members = NoVariables;
    private ImmutableDictionary<CaptureId, Value> _captures = ImmutableDictionary<CaptureId, Value>.Empty;

    public Value this[ISymbol variable] => Of(variable).TryGetValue(variable.OriginalDefinition, out var value) ? value : Value.Unknown;

    public Value this[CaptureId capture] => _captures.TryGetValue(capture, out var value) ? value : Value.Unknown;

    public IEnumerable<KeyValuePair<ISymbol, Value>> Variables => _locals.Concat(_members);

    public void Set(ISymbol variable, Value value)
    {
        if (IsMember(variable)) _members = _members.SetItem(variable.OriginalDefinition, value);
        else _locals = _locals.SetItem(variable.OriginalDefinition, value);
    }

    public void Set(CaptureId capture, Value value) => _captures = _captures.SetItem(capture, value);

    /// <summary>Gives the parameters of a method what is passed to them; of the rest nothing is known.</summary>
    public void SetParameters(IMethodSymbol method, IReadOnlyList<Value> arguments)
    {
        for (var i = 0; i < method.Parameters.Length; i++) Set(method.Parameters[i], i < arguments.Count ? arguments[i] : Value.Unknown);
    }

    public void Forget(ISymbol variable)
    {
        if (IsMember(variable)) _members = _members.Remove(variable.OriginalDefinition);
        else _locals = _locals.Remove(variable.OriginalDefinition);
    }

    /// <summary>Forgets the fields that a call may have changed.</summary>
    public void ForgetMutableMembers()
    {
        foreach (var pair in _members)
        {
            if (pair.Key is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: not null }) _members = _members.Remove(pair.Key);
        }
    }

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

    public FlowState Copy() => new() { _locals = _locals, _members = _members, _captures = _captures };

    /// <summary>Takes in what is known on another path to the same point; false where nothing changed.</summary>
    public bool Join(FlowState other)
    {
        var (locals, members, captures) = (Joined(_locals, other._locals), Joined(_members, other._members), Joined(_captures, other._captures));
        if (ReferenceEquals(locals, _locals) && ReferenceEquals(members, _members) && ReferenceEquals(captures, _captures)) return false;

        (_locals, _members, _captures) = (locals, members, captures);
        return true;
    }

    private static ImmutableDictionary<TKey, Value> Joined<TKey>(ImmutableDictionary<TKey, Value> here, ImmutableDictionary<TKey, Value> there)
        where TKey : notnull
    {
        if (ReferenceEquals(here, there)) return here;

        var joined = here;
        foreach (var pair in here)
        {
            if (!there.TryGetValue(pair.Key, out var value))
            {
                joined = joined.Remove(pair.Key);
                continue;
            }

            if (ReferenceEquals(pair.Value, value)) continue;

            var both = pair.Value.Join(value);
            if (!both.Equals(pair.Value)) joined = joined.SetItem(pair.Key, both);
        }

        return joined;
    }

    private static bool MayBeSame(Origin? left, Origin? right) => left is null || right is null || left.Equals(right);

    private static bool IsMember(ISymbol variable) => variable.Kind is SymbolKind.Field or SymbolKind.Property;

    private ImmutableDictionary<ISymbol, Value> Of(ISymbol variable) => IsMember(variable) ? _members : _locals;
}
