using System.Collections.Immutable;
using System.Globalization;

namespace LossGen.Analyzers.Facts;

/// <summary>The dimensions of a tensor as far as they are known: all of them, or only the last ones.</summary>
internal sealed class Shape : IEquatable<Shape>
{
    /// <summary>A dimension whose length is not known.</summary>
    public const long Any = -1;

    private readonly ImmutableArray<long> _trailing;

    private Shape(bool isRankKnown, ImmutableArray<long> trailing)
    {
        IsRankKnown = isRankKnown;
        _trailing = trailing;
    }

    /// <summary>Nothing is known.</summary>
    public static Shape Unknown { get; } = new(false, ImmutableArray<long>.Empty);

    /// <summary>A single number.</summary>
    public static Shape Scalar { get; } = new(true, ImmutableArray<long>.Empty);

    /// <summary>Whether the number of dimensions is known.</summary>
    public bool IsRankKnown { get; }

    /// <summary>The number of dimensions; null where it is not known.</summary>
    public int? Rank => IsRankKnown ? _trailing.Length : null;

    /// <summary>A shape of which every dimension is listed.</summary>
    public static Shape Of(IEnumerable<long> dimensions) => new(true, dimensions.Select(d => d < 0 ? Any : d).ToImmutableArray());

    /// <summary>A shape of which only the last dimension is known.</summary>
    public static Shape Ending(long last) => last < 0 ? Unknown : new(false, ImmutableArray.Create(last));

    /// <summary>The length of a dimension, counted from the end where negative; null where it is not known.</summary>
    public long? Length(long dimension) => Position(dimension) is { } at && _trailing[at] != Any ? _trailing[at] : null;

    /// <summary>Whether two dimensions, counted from either end, are the same one.</summary>
    public bool? AreSame(long dimension, long other)
    {
        if (dimension < 0 == other < 0) return dimension == other;

        return Rank is { } rank ? (dimension + rank) % rank == (other + rank) % rank : null;
    }

    /// <summary>This shape with another length of one dimension.</summary>
    public Shape With(long dimension, long length)
    {
        if (Position(dimension) is { } at) return new(IsRankKnown, _trailing.SetItem(at, length < 0 ? Any : length));

        // Counted from the front it may be any of the known ones.
        return IsRankKnown || dimension < -1 ? this : dimension == -1 ? Ending(length) : Unknown;
    }

    /// <summary>This shape without one dimension.</summary>
    public Shape Without(long dimension) =>
        IsRankKnown && Position(dimension) is { } at ? new(true, _trailing.RemoveAt(at)) : Unknown;

    /// <summary>This shape with a dimension more.</summary>
    public Shape Insert(long dimension, long length)
    {
        if (IsRankKnown)
        {
            var at = dimension < 0 ? dimension + _trailing.Length + 1 : dimension;
            return at >= 0 && at <= _trailing.Length ? new(true, _trailing.Insert((int)at, length)) : Unknown;
        }

        return dimension == -1 ? new(false, _trailing.Add(length)) : Unknown;
    }

    /// <summary>This shape with two dimensions exchanged.</summary>
    public Shape Swap(long first, long second)
    {
        if (Position(first) is not { } a || Position(second) is not { } b) return IsRankKnown ? OfRank(_trailing.Length) : Unknown;

        return new(IsRankKnown, _trailing.SetItem(a, _trailing[b]).SetItem(b, _trailing[a]));
    }

    /// <summary>This shape with its dimensions in another order.</summary>
    public Shape Reorder(IReadOnlyList<long> order) => IsRankKnown && order.Count == _trailing.Length
        ? Of(order.Select(d => Length(d) ?? Any))
        : OfRank(order.Count);

    /// <summary>A shape with that many dimensions of any length.</summary>
    public static Shape OfRank(int rank) => new(true, Enumerable.Repeat(Any, rank).ToImmutableArray());

    /// <summary>This shape with a range of dimensions made one.</summary>
    public Shape Flatten(long start, long end)
    {
        if (Position(start) is not { } first || Position(end) is not { } last || !IsRankKnown || last < first)
        {
            return start == 1 && end == -1 ? OfRank(2) : start == 0 && end == -1 ? OfRank(1) : Unknown;
        }

        var merged = _trailing.Skip(first).Take(last - first + 1).Aggregate(1L, (product, d) => product == Any || d == Any ? Any : product * d);
        return new(true, _trailing.RemoveRange(first, last - first + 1).Insert(first, merged));
    }

    /// <summary>The shape of an arithmetic result.</summary>
    public static Shape Broadcast(Shape left, Shape right)
    {
        if (left.Equals(right)) return left;
        if (left.Rank == 0) return right;
        if (right.Rank == 0) return left;
        if (left.Rank is not { } a || right.Rank is not { } b) return Unknown;

        var rank = Math.Max(a, b);
        return Of(Enumerable.Range(1, rank).Select(fromEnd =>
        {
            var x = fromEnd > a ? 1 : left.Length(-fromEnd) ?? Any;
            var y = fromEnd > b ? 1 : right.Length(-fromEnd) ?? Any;
            return x == 1 ? y : y == 1 ? x : x == y ? x : x == Any && y > 1 ? y : y == Any && x > 1 ? x : Any;
        }).Reverse());
    }

    /// <summary>What is known where either shape may arrive.</summary>
    public Shape Join(Shape other)
    {
        if (Equals(other)) return this;
        if (IsRankKnown && other.IsRankKnown && _trailing.Length == other._trailing.Length)
        {
            return Of(_trailing.Zip(other._trailing, (a, b) => a == b ? a : Any));
        }

        return Length(-1) is { } last && other.Length(-1) == last ? Ending(last) : Unknown;
    }

    public bool Equals(Shape? other) => other is not null && IsRankKnown == other.IsRankKnown && _trailing.SequenceEqual(other._trailing);

    public override bool Equals(object? obj) => Equals(obj as Shape);

    public override int GetHashCode() => _trailing.Aggregate(IsRankKnown ? 17 : 19, (hash, d) => unchecked((hash * 31) + (int)d));

    /// <summary>The shape for messages: <c>[8, 1]</c>, <c>[?, 5]</c>, <c>[..., 1]</c>.</summary>
    public override string ToString()
    {
        var lengths = _trailing.Select(d => d == Any ? "?" : d.ToString(CultureInfo.InvariantCulture));
        return "[" + string.Join(", ", IsRankKnown ? lengths : lengths.Prepend("...")) + "]";
    }

    private int? Position(long dimension)
    {
        var at = dimension < 0 ? dimension + _trailing.Length : IsRankKnown ? dimension : -1;
        return at >= 0 && at < _trailing.Length ? (int)at : null;
    }
}
