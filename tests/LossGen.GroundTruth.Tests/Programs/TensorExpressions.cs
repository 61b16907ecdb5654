namespace LossGen.GroundTruth.Tests.Programs;

/// <summary>Random expressions of TorchSharp that run: each operation fits the tensor it is applied to.</summary>
internal sealed class TensorExpressions(Random random)
{
    private static readonly string[] Activations =
        ["sigmoid()", "relu()", "tanh()", "exp()", "softplus()", "relu6()", "hardsigmoid()", "gelu()", "elu()", "silu()", "leaky_relu(0.1)", "log_sigmoid()"];

    private static readonly string[] Functions = ["F.logsigmoid", "F.softsign", "F.relu", "torch.sigmoid", "F.softplus", "F.mish", "torch.tanh", "torch.special.expit", "F.hardswish", "torch.exp"];

    private static readonly string[] Comparisons = [">", "<", ">=", "<="];

    /// <summary>New data.</summary>
    public TensorVariable Data()
    {
        var shape = Enumerable.Range(0, random.Next(1, 4)).Select(_ => (long)random.Next(1, 6)).ToArray();
        var list = string.Join(", ", shape);
        var n = shape[0];
        return random.Next(12) switch
        {
            0 => new($"rand({list})", NumberKind.Float, shape),
            1 => new($"zeros({list})", NumberKind.Float, shape),
            2 => new($"ones(new long[] {{ {list} }})", NumberKind.Float, shape),
            3 => new($"randn(new long[] {{ {list} }}, dtype: float64)", NumberKind.Double, shape),
            4 => new($"randint(4, new long[] {{ {list} }})", NumberKind.Integer, shape),
            5 => new($"tensor(new long[] {{ {Numbers(n, i => $"{i % 3}")} }})", NumberKind.Integer, [n]),
            6 => new($"tensor(new float[] {{ {Numbers(n, i => $"{(i % 2 * 2) - 1}")} }})", NumberKind.Float, [n]),
            7 => new($"tensor(new[] {{ {Numbers(n, i => $"{i % 2}f")} }})", NumberKind.Float, [n]),
            8 => new($"(rand({list}) > 0.5)", NumberKind.Truth, shape),
            9 => new($"randn({list}).requires_grad_()", NumberKind.Float, shape),
            _ => new($"randn({list})", NumberKind.Float, shape),
        };
    }

    /// <summary>An operation on a tensor, perhaps with another.</summary>
    public TensorVariable Apply(TensorVariable x, IReadOnlyList<TensorVariable> others)
    {
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var result = random.Next(6) switch
            {
                0 or 1 => x.IsReal ? Elementwise(x) : OfWholeNumbers(x),
                2 => Arrange(x),
                3 => Reduce(x),
                4 => Combine(x, others),
                _ => Convert(x),
            };
            if (result is not null && result.Shape.Aggregate(1L, (product, length) => product * length) is > 0 and < 2000) return result;
        }

        return x with { Text = $"{x.Text}.clone()" };
    }

    /// <summary>An operation that keeps dtype and shape, so that it can stand in a loop.</summary>
    public TensorVariable Again(TensorVariable x) => !x.IsReal ? x with { Text = $"{x.Text}.clone()" } : random.Next(4) switch
    {
        0 => x with { Text = $"{x.Text} * 0.5" },
        1 when x.Rank > 0 => x with { Text = $"{x.Text}.softmax({Dimension(x)})" },
        2 => x with { Text = $"{Pick(Functions)}({x.Text})" },
        _ => x with { Text = $"{x.Text}.{Pick(Activations)}" },
    };

    private static string Numbers(long count, Func<int, string> number) => string.Join(", ", Enumerable.Range(0, (int)count).Select(number));

    private TensorVariable? Elementwise(TensorVariable x) => random.Next(9) switch
    {
        0 when x.Rank > 0 => x with { Text = $"{x.Text}.softmax({Dimension(x)})" },
        1 when x.Rank > 0 => x with { Text = $"{x.Text}.log_softmax({Dimension(x)})" },
        2 => x with { Text = $"{Pick(Functions)}({x.Text})" },
        3 => x with { Text = $"{x.Text}.{Pick(Activations)}" },
        4 => x with { Text = $"-{x.Text}" },
        5 => x with { Text = $"{x.Text}.{Pick(["abs()", "square()", "neg()", "clamp(0, 1)", "clamp_min(1e-6)", "clamp(1e-7, 1)", "pow(2)"])}" },

        // A large offset would give outputs one sign.
        6 => x with { Text = random.Next(2) == 0 ? $"({x.Text} {Pick(["*", "/"])} {Pick(["2", "0.5", "0.1f"])})" : $"({x.Text} {Pick(["+", "-"])} 0.01)" },
        7 => x with { Text = $"F.dropout({x.Text}, 0.5)" },
        _ when x.Kind == NumberKind.Float && x.Rank > 0 => Linear(x),
        _ => null,
    };

    private TensorVariable Linear(TensorVariable x)
    {
        var width = random.Next(1, 6);
        return x with { Text = $"nn.Linear({x.Shape[^1]}, {width}).call({x.Text})", Shape = [.. x.Shape[..^1], width] };
    }

    private TensorVariable? OfWholeNumbers(TensorVariable x) => random.Next(4) switch
    {
        0 when x.Kind == NumberKind.Integer && x.Rank is 1 or 2 => new($"F.one_hot({x.Text}.abs() % 4, 6)", NumberKind.Integer, [.. x.Shape, 6]),
        1 when x.Kind == NumberKind.Integer => x with { Text = $"({x.Text} + 1)" },
        2 when x.Kind == NumberKind.Truth => x with { Text = $"{x.Text}.logical_not()" },
        _ => x with { Text = $"{x.Text}.clone()" },
    };

    private TensorVariable? Arrange(TensorVariable x)
    {
        var at = x.Rank == 0 ? 0 : random.Next(x.Rank);
        var product = x.Shape.Aggregate(1L, (all, length) => all * length);
        return random.Next(14) switch
        {
            0 => x with { Text = $"{x.Text}.unsqueeze({random.Next(-1, x.Rank + 1)})", Shape = [] } is { } one ? Unsqueezed(x, one) : null,
            1 when x.Rank > 0 && x.Shape[at] == 1 => x with { Text = $"{x.Text}.squeeze({Signed(at, x)})", Shape = Without(x, at) },
            2 => x with { Text = $"{x.Text}.reshape(-1)", Shape = [product] },
            3 when x.Rank > 0 => x with { Text = $"{x.Text}.contiguous().view(-1, {x.Shape[^1]})", Shape = [product / x.Shape[^1], x.Shape[^1]] },
            4 when x.Rank > 1 => x with { Text = $"{x.Text}.transpose(0, {Signed(at, x)})", Shape = Swapped(x, at) },
            5 when x.Rank > 1 => x with { Text = $"{x.Text}.permute({string.Join(", ", Enumerable.Range(0, x.Rank).Reverse())})", Shape = [.. x.Shape.Reverse()] },
            6 when x.Rank > 1 => x with { Text = $"{x.Text}.flatten(1)", Shape = [x.Shape[0], product / x.Shape[0]] },
            7 when x.Rank > 0 => x with { Text = $"{x.Text}[0]", Shape = x.Shape[1..] },
            8 when x.Rank > 0 => x with { Text = $"{x.Text}.narrow({Signed(at, x)}, 0, 1)", Shape = [.. x.Shape.Select((length, i) => i == at ? 1 : length)] },
            9 when x.Rank > 0 => x with { Text = $"{x.Text}.select({Signed(at, x)}, 0)", Shape = Without(x, at) },
            10 => x with { Text = $"{x.Text}.detach()" },
            11 when x.Rank > 0 => x with { Text = $"{x.Text}.flip({Signed(at, x)})" },
            12 when x.Rank > 0 => x with { Text = $"{x.Text}.expand(2, {string.Join(", ", x.Shape)})", Shape = [2, .. x.Shape] },
            13 when x.Rank > 1 => x with { Text = $"{x.Text}[.., 0]", Shape = Without(x, 1) },
            _ => null,
        };
    }

    private TensorVariable? Reduce(TensorVariable x)
    {
        if (x.Rank == 0) return null;

        var at = random.Next(x.Rank);
        var keeps = random.Next(2) == 0;
        long[] shape = keeps ? [.. x.Shape.Select((length, i) => i == at ? 1 : length)] : Without(x, at);
        var keep = keeps ? ", keepdim: true" : string.Empty;
        return random.Next(7) switch
        {
            0 when x.IsReal => x with { Text = $"{x.Text}.mean(new long[] {{ {Signed(at, x)} }}{keep})", Shape = shape },
            1 when x.IsReal => x with { Text = $"{x.Text}.mean()", Shape = [] },
            2 => x with { Text = $"{x.Text}.sum({Signed(at, x)}{keep})", Shape = shape, Kind = x.IsReal ? x.Kind : NumberKind.Integer },
            3 => x with { Text = $"{x.Text}.sum()", Shape = [], Kind = x.IsReal ? x.Kind : NumberKind.Integer },
            4 when x.IsReal => x with { Text = $"{x.Text}.logsumexp({Signed(at, x)}{keep})", Shape = shape },
            5 when x.Kind != NumberKind.Truth => x with { Text = $"{x.Text}.argmax({Signed(at, x)}{keep})", Shape = shape, Kind = NumberKind.Integer },
            _ => null,
        };
    }

    private TensorVariable? Combine(TensorVariable x, IReadOnlyList<TensorVariable> others)
    {
        if (others.Count == 0) return null;

        var other = others[random.Next(others.Count)];
        if (random.Next(4) == 0 && x is { Kind: NumberKind.Float, Rank: 2 } && other is { Kind: NumberKind.Float, Rank: 2 } && x.Shape[1] == other.Shape[0])
        {
            return x with { Text = $"{x.Text}.matmul({other.Text})", Shape = [x.Shape[0], other.Shape[1]] };
        }

        if (Broadcast(x.Shape, other.Shape) is not { } shape) return null;
        if (random.Next(3) == 0 && x.Kind != NumberKind.Truth && other.Kind != NumberKind.Truth) return new($"({x.Text} {Pick(Comparisons)} {other.Text})", NumberKind.Truth, shape);
        if (x.Kind == NumberKind.Truth || other.Kind == NumberKind.Truth) return random.Next(2) == 0 && x.Kind == other.Kind ? new($"{x.Text}.eq({other.Text})", NumberKind.Truth, shape) : null;
        if (x.Kind != other.Kind && (x.Rank == 0 || other.Rank == 0)) return null;

        var kind = (NumberKind)Math.Min((int)x.Kind, (int)other.Kind);
        if (x.Kind == NumberKind.Double || other.Kind == NumberKind.Double) kind = NumberKind.Double;

        return random.Next(4) switch
        {
            0 => new($"({x.Text} + {other.Text})", kind, shape),
            1 => new($"({x.Text} * {other.Text})", kind, shape),
            2 when x.Text != other.Text => new($"{x.Text}.sub({other.Text})", kind, shape),
            _ => new($"torch.add({x.Text}, {other.Text})", kind, shape),
        };
    }

    private TensorVariable? Convert(TensorVariable x) => random.Next(9) switch
    {
        0 => x with { Text = $"{x.Text}.to(float32)", Kind = NumberKind.Float },
        1 => x with { Text = $"{x.Text}.@float()", Kind = NumberKind.Float },
        2 => x with { Text = $"{x.Text}.to_type(ScalarType.Float64)", Kind = NumberKind.Double },
        3 when x.Kind != NumberKind.Integer => x with { Text = $"{x.Text}.to(int64)", Kind = NumberKind.Integer },
        4 => x with { Text = $"({x.Text} > 0)", Kind = NumberKind.Truth },
        5 => x with { Text = $"{x.Text}.@bool()", Kind = NumberKind.Truth },
        6 => x with { Text = $"zeros_like({x.Text})" },
        7 => x with { Text = $"{x.Text}.cpu()" },
        _ when x.Kind == NumberKind.Float => x with { Text = $"randn_like({x.Text})" },
        _ => null,
    };

    private static TensorVariable Unsqueezed(TensorVariable x, TensorVariable written)
    {
        var dimension = int.Parse(written.Text[(written.Text.LastIndexOf('(') + 1)..^1], System.Globalization.CultureInfo.InvariantCulture);
        var at = dimension < 0 ? x.Rank : dimension;
        return written with { Shape = [.. x.Shape[..at], 1, .. x.Shape[at..]] };
    }

    private static long[] Without(TensorVariable x, int at) => [.. x.Shape.Where((_, i) => i != at)];

    private static long[] Swapped(TensorVariable x, int at)
    {
        var shape = x.Shape.ToArray();
        (shape[0], shape[at]) = (shape[at], shape[0]);
        return shape;
    }

    private static long[]? Broadcast(long[] left, long[] right)
    {
        var shape = new long[Math.Max(left.Length, right.Length)];
        for (var fromEnd = 1; fromEnd <= shape.Length; fromEnd++)
        {
            var a = fromEnd > left.Length ? 1 : left[^fromEnd];
            var b = fromEnd > right.Length ? 1 : right[^fromEnd];
            if (a != b && a != 1 && b != 1) return null;

            shape[^fromEnd] = Math.Max(a, b);
        }

        return shape;
    }

    private string Dimension(TensorVariable x) => Signed(random.Next(x.Rank), x);

    // A dimension counted from either end.
    private string Signed(int at, TensorVariable x) => $"{(random.Next(2) == 0 ? at : at - x.Rank)}";

    private string Pick(string[] texts) => texts[random.Next(texts.Length)];
}
