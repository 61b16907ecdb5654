using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>What is known of the variables at one point of a method.</summary>
internal sealed class FlowState
{
    private static readonly ImmutableDictionary<object, Value> Empty = ImmutableDictionary.Create<object, Value>(new VariableComparer());

    private ImmutableDictionary<object, Value> _values;

    private FlowState(ImmutableDictionary<object, Value> values) => _values = values;

    public FlowState()
        : this(Empty)
    {
    }

    public Value this[ISymbol variable] => _values.TryGetValue(variable.OriginalDefinition, out var value) ? value : Value.Unknown;

    public Value this[CaptureId capture] => _values.TryGetValue(capture, out var value) ? value : Value.Unknown;

    public IEnumerable<KeyValuePair<ISymbol, Value>> Variables =>
        _values.Where(pair => pair.Key is ISymbol).Select(pair => new KeyValuePair<ISymbol, Value>((ISymbol)pair.Key, pair.Value));

    public void Set(ISymbol variable, Value value) => _values = _values.SetItem(variable.OriginalDefinition, value);

    public void Set(CaptureId capture, Value value) => _values = _values.SetItem(capture, value);

    public void Forget(ISymbol variable) => _values = _values.Remove(variable.OriginalDefinition);

    /// <summary>Forgets the fields that a call may have changed.</summary>
    public void ForgetMutableMembers() => _values = _values.RemoveRange(
        _values.Keys.Where(key => key is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: not null }).ToArray());

    /// <summary>
    /// Gives a tensor that was changed in place its new value. Variables whose numbers come from the same operation may be other
    /// names or views of it.
    /// </summary>
    public void Change(ISymbol variable, TensorFact changed)
    {
        if (this[variable] is TensorFact before)
        {
            foreach (var pair in _values.Where(pair => pair.Value is TensorFact).ToArray())
            {
                var other = (TensorFact)pair.Value;
                if (before.ScaleOrigin is not null && Equals(other.ScaleOrigin, before.ScaleOrigin)) other = other with { Scale = default, ScaleOrigin = null, ScaleDimension = null };
                if (before.CodingOrigin is not null && Equals(other.CodingOrigin, before.CodingOrigin)) other = other with { Coding = default, CodingOrigin = null };
                if (!ReferenceEquals(other, pair.Value)) _values = _values.SetItem(pair.Key, other);
            }
        }

        Set(variable, changed);
    }

    public FlowState Copy() => new(_values);

    /// <summary>Takes in what is known on another path to the same point; false where nothing changed.</summary>
    public bool Join(FlowState other)
    {
        var joined = _values;
        foreach (var pair in _values)
        {
            if (!other._values.TryGetValue(pair.Key, out var value))
            {
                joined = joined.Remove(pair.Key);
                continue;
            }

            var both = pair.Value.Join(value);
            if (!both.Equals(pair.Value)) joined = joined.SetItem(pair.Key, both);
        }

        if (ReferenceEquals(joined, _values)) return false;

        _values = joined;
        return true;
    }

    private sealed class VariableComparer : IEqualityComparer<object>
    {
        bool IEqualityComparer<object>.Equals(object x, object y) =>
            x is ISymbol a && y is ISymbol b ? SymbolEqualityComparer.Default.Equals(a, b) : Equals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) =>
            obj is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : obj.GetHashCode();
    }
}
