using System.Collections.Immutable;

namespace LossGen.Analyzers.Facts;

/// <summary>The dimensions of a tensor as far as they are known: all of them, or only some first and some last ones.</summary>
internal sealed class Shape : IEquatable<Shape>
{
    /// <summary>A dimension whose length is not known.</summary>
    public const long Any = -1;

    private readonly ImmutableArray<Dim> _leading;

    // All dimensions where their number is known.
    private readonly ImmutableArray<Dim> _trailing;

    private Shape(bool isRankKnown, ImmutableArray<Dim> trailing)
        : this(isRankKnown, ImmutableArray<Dim>.Empty, trailing)
    {
    }

    private Shape(bool isRankKnown, ImmutableArray<Dim> leading, ImmutableArray<Dim> trailing)
    {
        IsRankKnown = isRankKnown;
        _leading = leading;
        _trailing = trailing;
    }

    /// <summary>Nothing is known.</summary>
    public static Shape Unknown { get; } = new(false, ImmutableArray<Dim>.Empty);

    /// <summary>A single number.</summary>
    public static Shape Scalar { get; } = new(true, ImmutableArray<Dim>.Empty);

    /// <summary>Whether the number of dimensions is known.</summary>
    public bool IsRankKnown { get; }

    /// <summary>The number of dimensions; null where it is not known.</summary>
    public int? Rank => IsRankKnown ? _trailing.Length : null;

    /// <summary>How many dimensions there are at the least.</summary>
    public int LeastRank => Math.Max(_leading.Length, _trailing.Length);

    /// <summary>A shape of which every dimension is listed.</summary>
    public static Shape Of(IEnumerable<Dim> dimensions) => new(true, dimensions.ToImmutableArray());

    /// <summary>A shape of which every dimension is listed, those below zero being of any length.</summary>
    public static Shape Of(IEnumerable<long> dimensions) => Of(dimensions.Select(dimension => (Dim)dimension));

    /// <summary>A shape of which only the last dimension is known.</summary>
    public static Shape Ending(Dim last) => last.IsAny ? Unknown : new(false, ImmutableArray.Create(last));

    /// <summary>The length of a dimension as a number, counted from the end where negative; null where it is not known.</summary>
    public long? Length(long dimension) => this[dimension].Number;

    /// <summary>The length of a dimension, counted from the end where negative.</summary>
    public Dim this[long dimension] => Position(dimension) is { } at ? _trailing[at]
        : !IsRankKnown && dimension >= 0 && dimension < _leading.Length ? _leading[(int)dimension] : Dim.Any;

    /// <summary>Whether two dimensions, counted from either end, are the same one.</summary>
    public bool? AreSame(long dimension, long other)
    {
        if (dimension < 0 == other < 0) return dimension == other;

        return Rank is { } rank ? (dimension + rank) % rank == (other + rank) % rank : null;
    }

    /// <summary>This shape with another length of one dimension.</summary>
    public Shape With(long dimension, Dim length)
    {
        if (Position(dimension) is { } at) return new(IsRankKnown, _leading, _trailing.SetItem(at, length));
        if (IsRankKnown) return this;

        // Counted from the front it may be any of the known last ones.
        if (dimension >= 0) return length.IsAny ? Unknown : new(false, Padded(_leading, (int)dimension + 1).SetItem((int)dimension, length), ImmutableArray<Dim>.Empty);
        if (length.IsAny) return this;

        var padded = _trailing;
        while (padded.Length < -dimension) padded = padded.Insert(0, Dim.Any);

        return new(false, ImmutableArray<Dim>.Empty, padded.SetItem((int)(padded.Length + dimension), length));
    }

    /// <summary>This shape without one dimension.</summary>
    public Shape Without(long dimension)
    {
        if (IsRankKnown) return Position(dimension) is { } at ? new(true, _trailing.RemoveAt(at)) : Unknown;

        return dimension >= 0 && dimension < _leading.Length ? new(false, _leading.RemoveAt((int)dimension), ImmutableArray<Dim>.Empty) : Unknown;
    }

    /// <summary>This shape with a dimension more.</summary>
    public Shape Insert(long dimension, Dim length)
    {
        if (IsRankKnown)
        {
            var at = dimension < 0 ? dimension + _trailing.Length + 1 : dimension;
            return at >= 0 && at <= _trailing.Length ? new(true, _trailing.Insert((int)at, length)) : Unknown;
        }

        // That there is a dimension to insert behind says that there are so many.
        return dimension == -1 ? new(false, _leading, _trailing.Add(length))
            : dimension is >= 0 and < 8 ? new(false, Padded(_leading, (int)dimension).Insert((int)dimension, length), ImmutableArray<Dim>.Empty)
            : Unknown;
    }

    /// <summary>This shape with two dimensions exchanged.</summary>
    public Shape Swap(long first, long second)
    {
        if (Position(first) is not { } a || Position(second) is not { } b) return IsRankKnown ? OfRank(_trailing.Length) : Unknown;

        return new(IsRankKnown, _trailing.SetItem(a, _trailing[b]).SetItem(b, _trailing[a]));
    }

    /// <summary>This shape with its dimensions in another order.</summary>
    public Shape Reorder(IReadOnlyList<long> order) => IsRankKnown && order.Count == _trailing.Length
        ? Of(order.Select(dimension => this[dimension]))
        : OfRank(order.Count);

    /// <summary>A shape with that many dimensions of any length.</summary>
    public static Shape OfRank(int rank) => new(true, Enumerable.Repeat(Dim.Any, rank).ToImmutableArray());

    /// <summary>This shape with a range of dimensions made one.</summary>
    public Shape Flatten(long start, long end)
    {
        if (Position(start) is not { } first || Position(end) is not { } last || !IsRankKnown || last < first)
        {
            return start == 1 && end == -1 ? OfRank(2) : start == 0 && end == -1 ? OfRank(1) : Unknown;
        }

        var merged = _trailing.Skip(first).Take(last - first + 1).Aggregate((Dim)1, (product, length) => product * length);
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
            var x = fromEnd > a ? 1 : left[-fromEnd];
            var y = fromEnd > b ? 1 : right[-fromEnd];
            return x.Number == 1 ? y : y.Number == 1 ? x : x.Is(y) == true ? x : x.IsAny && y.Number > 1 ? y : y.IsAny && x.Number > 1 ? x : Dim.Any;
        }).Reverse());
    }

    /// <summary>What is known where either shape may arrive.</summary>
    public Shape Join(Shape other)
    {
        if (Equals(other)) return this;
        if (IsRankKnown && other.IsRankKnown && _trailing.Length == other._trailing.Length)
        {
            return Of(_trailing.Zip(other._trailing, (a, b) => a.Equals(b) ? a : Dim.Any));
        }

        return this[-1] is { IsAny: false } last && other[-1].Equals(last) ? Ending(last) : Unknown;
    }

    public bool Equals(Shape? other) => other is not null && IsRankKnown == other.IsRankKnown && _trailing.SequenceEqual(other._trailing) && _leading.SequenceEqual(other._leading);

    public override bool Equals(object? obj) => Equals(obj as Shape);

    public override int GetHashCode() => _trailing.Aggregate(IsRankKnown ? 17 : 19, (hash, dimension) => unchecked((hash * 31) + dimension.GetHashCode()));

    /// <summary>The shape for messages: <c>[8, 1]</c>, <c>[?, 5]</c>, <c>[..., 1]</c>.</summary>
    public override string ToString()
    {
        var lengths = _trailing.Select(dimension => dimension.ToString());
        return "[" + string.Join(", ", IsRankKnown ? lengths : _leading.Select(dimension => dimension.ToString()).Append("...").Concat(lengths)) + "]";
    }

    private static ImmutableArray<Dim> Padded(ImmutableArray<Dim> dimensions, int count)
    {
        while (dimensions.Length < count) dimensions = dimensions.Add(Dim.Any);

        return dimensions;
    }

    private int? Position(long dimension)
    {
        var at = dimension < 0 ? dimension + _trailing.Length : IsRankKnown ? dimension : -1;
        return at >= 0 && at < _trailing.Length ? (int)at : null;
    }
}
