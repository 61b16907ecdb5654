using LossGen.Catalog.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>Applies the shape column of the operation table.</summary>
internal static class ShapeTransfer
{
    private static readonly string[] SizeParameters = ["size", "rows", "columns", "dim0", "dim1", "dim2", "dim3"];

    private static readonly string[] Bounds = ["min", "max"];

    public static Shape Apply(ShapeEffect effect, Shape input, Value? other, ArgumentFacts arguments) => effect switch
    {
        ShapeEffect.Keep => input,
        ShapeEffect.Narrow => arguments["dim"].Integer is { } narrowed ? input.With(narrowed, Dim.Of(arguments["length"].Value)) : Shape.Unknown,
        ShapeEffect.Select => arguments["dim"].Integer is { } selected ? input.Without(selected) : Shape.Unknown,
        ShapeEffect.Index => arguments["index"].Tensor.Shape,
        ShapeEffect.Expand => Expand(input, arguments["sizes"].Value),
        ShapeEffect.Vector => Shape.OfRank(1),
        ShapeEffect.Multiply => Multiply(input, (other as TensorFact)?.Shape ?? Shape.Unknown),
        ShapeEffect.Clamp => HasNumbersForBounds(arguments) ? input : Shape.Unknown,
        ShapeEffect.Broadcast => other is ConstantFact or NumberFact ? input : Shape.Broadcast(input, (other as TensorFact)?.Shape ?? Shape.Unknown),
        ShapeEffect.Reduce => Reduce(input, arguments),
        ShapeEffect.Squeeze => Squeeze(input, arguments["dim"]),
        ShapeEffect.Unsqueeze => arguments["dim"].Integer is { } dim ? input.Insert(dim, 1) : Shape.Unknown,
        ShapeEffect.View => View(input, arguments["shape"].Value),
        ShapeEffect.Transpose => arguments.FirstOf("dim0", "axis0")?.Integer is { } a && arguments.FirstOf("dim1", "axis1")?.Integer is { } b
            ? input.Swap(a, b)
            : Shape.Unknown,
        ShapeEffect.Permute => Integers(arguments["permutation"].Value) is { } order ? input.Reorder(order) : Shape.Unknown,
        ShapeEffect.Flatten => arguments["start_dim"].Integer is { } start && arguments["end_dim"].Integer is { } end
            ? input.Flatten(start, end)
            : Shape.Unknown,
        ShapeEffect.Create => Create(arguments),
        ShapeEffect.Data => Data(arguments),
        ShapeEffect.OneHot => input.Insert(-1, Dim.Of(arguments["num_classes"].Value)),
        _ => Shape.Unknown,
    };

    /// <summary>Whether <c>clamp</c> is told its bounds as numbers.</summary>
    public static bool HasNumbersForBounds(ArgumentFacts arguments) =>
        Bounds.All(bound => arguments[bound] is { IsWritten: false } or { Value: ConstantFact or NumberFact });

    private static Shape Expand(Shape input, Value sizes) => sizes is SequenceFact { Elements: { } elements }
        ? Shape.Of(elements.Select((element, at) => element is ConstantFact { Integer: < 0 } ? input[at - elements.Count] : Dim.Of(element)))
        : Shape.Unknown;

    // Of leading dimensions only equal or missing ones are followed.
    private static Shape Multiply(Shape left, Shape right)
    {
        if (left.Rank is not (>= 2 and { } a) || right.Rank is not (>= 2 and { } b) || (b > 2 && a != b)) return Shape.Unknown;

        var product = left.With(-1, right[-1]);
        for (var at = 0; b > 2 && at < a - 2; at++)
        {
            if (left[at].Is(right[at]) != true) product = product.With(at, Dim.Any);
        }

        return product;
    }

    private static Shape Reduce(Shape input, ArgumentFacts arguments)
    {
        if (arguments.FirstOf("dim", "dimensions", "dim0") is not { } argument) return Shape.Scalar;
        if (arguments.FirstOf("dim1") is not null) return Shape.Unknown;

        var dim = argument.Integer ?? (Integers(argument.Value) is { Length: 1 } one ? one[0] : null);
        if (dim is not { } at || arguments["keepdim"] is not { Boolean: { } keep }) return Shape.Unknown;

        return keep ? input.With(at, 1) : input.Without(at);
    }

    private static Shape Squeeze(Shape input, ArgumentFact dim)
    {
        if (dim.IsWritten) return dim.Integer is { } at && input.Length(at) is { } length ? (length == 1 ? input.Without(at) : input) : Shape.Unknown;

        // Without an argument all ones go; whether an unknown length is one is not known.
        if (input.Rank is not { } rank) return Shape.Unknown;

        var lengths = Enumerable.Range(0, rank).Select(d => input.Length(d)).ToArray();
        return lengths.All(length => length is not null) ? Shape.Of(lengths.Where(length => length != 1).Select(length => length!.Value)) : Shape.Unknown;
    }

    private static Shape View(Shape input, Value shape)
    {
        if (shape is not SequenceFact { Elements: { } elements }) return Shape.Unknown;

        var lengths = elements.Select(element => Dim.Of(element)).ToArray();
        var free = Enumerable.Range(0, lengths.Length).Where(i => elements[i] is ConstantFact { Integer: -1 }).ToArray();
        if (free.Length == 1 && input.Rank is { } rank)
        {
            var known = Enumerable.Range(0, rank).Select(d => input.Length(d) ?? Shape.Any).ToArray();
            var others = lengths.Where((_, i) => i != free[0]).Select(length => length.Number ?? Shape.Any).ToArray();
            if (known.All(length => length >= 0) && others.All(length => length > 0))
            {
                lengths[free[0]] = known.Aggregate(1L, (product, length) => product * length) / others.Aggregate(1L, (product, length) => product * length);
            }
        }

        return Shape.Of(lengths);
    }

    private static Shape Create(ArgumentFacts arguments)
    {
        if (arguments.FirstOf("size")?.Value is SequenceFact { Elements: { } elements })
        {
            return Shape.Of(elements.Select(element => Dim.Of(element)));
        }

        // What is not a constant may be a length or an array of them.
        if (arguments.FirstOf("size") is { Value: not (ConstantFact or NumberFact) }) return Shape.Unknown;

        var lengths = SizeParameters.Select(parameter => arguments.FirstOf(parameter)).Where(argument => argument is not null).ToArray();
        return lengths.Length == 0 ? Shape.Unknown : Shape.Of(lengths.Select(argument => Dim.Of(argument!.Value)));
    }

    private static Shape Data(ArgumentFacts arguments)
    {
        if (arguments.FirstOf("dimensions") is { } dimensions)
        {
            return Integers(dimensions.Value) is { } lengths ? Shape.Of(lengths) : Shape.Unknown;
        }

        if (arguments.FirstOf("rows") is { } rows) return Shape.Of([Dim.Of(rows.Value), Dim.Of(arguments["columns"].Value)]);
        if (arguments.FirstOf("dim0") is not null) return Shape.Unknown;
        if (arguments.FirstOf("scalar") is not null) return Shape.Scalar;

        return arguments.FirstOf("rawArray", "dataArray", "data")?.Value is SequenceFact sequence
            ? sequence.Rank == 1 ? Shape.Of([sequence.Elements?.Count ?? Dim.Of(sequence.Length)]) : Shape.OfRank(sequence.Rank)
            : Shape.Unknown;
    }

    private static long[]? Integers(Value value)
    {
        if (value is not SequenceFact { Elements: { } elements }) return null;

        var numbers = elements.Select(element => (element as ConstantFact)?.Integer).ToArray();
        return numbers.All(number => number is not null) ? numbers.Select(number => number!.Value).ToArray() : null;
    }
}
