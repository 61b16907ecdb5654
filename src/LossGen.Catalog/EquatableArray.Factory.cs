using System.Collections.Immutable;

namespace LossGen.Catalog;

/// <summary>Makes <see cref="EquatableArray{T}"/> values of sequences and collection expressions.</summary>
public static class EquatableArray
{
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items) => new(ImmutableArray.Create(items.ToArray()));

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new(items.ToImmutableArray());
}
