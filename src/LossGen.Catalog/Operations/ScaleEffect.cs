namespace LossGen.Catalog.Operations;

/// <summary>What an operation does to the scale of its input.</summary>
/// <param name="Otherwise">The scale where no transition applies; null keeps the input's scale.</param>
/// <param name="Transitions">Inputs that give something of their own.</param>
public sealed record ScaleEffect(TensorScale? Otherwise, IReadOnlyList<(TensorScale From, TensorScale To)> Transitions)
{
    // By input: an engine asks for each operation of each program.
    private readonly TensorScale[] _results = Results(Otherwise, Transitions);

    /// <summary>The values are moved about, not changed.</summary>
    public static ScaleEffect Keep { get; } = new(null, []);

    /// <summary>Nothing is known of the result.</summary>
    public static ScaleEffect Forget { get; } = To(TensorScale.Unknown);

    /// <summary>Real numbers stay real numbers; a bound is lost.</summary>
    public static ScaleEffect KeepReal { get; } = To(TensorScale.Unknown, (TensorScale.Real, TensorScale.Real));

    /// <summary>Some of the values: bounds stay, sums to one do not, and numbers picked by a condition may all have one sign.</summary>
    public static ScaleEffect Pick { get; } = new(
        null,
        [(TensorScale.Probabilities, TensorScale.UnitInterval), (TensorScale.LogProbabilities, TensorScale.LogUnitInterval), (TensorScale.Real, TensorScale.Unknown)]);

    /// <summary>Bounds of single values stay, sums to one do not.</summary>
    public static ScaleEffect KeepBounds { get; } =
        new(null, [(TensorScale.Probabilities, TensorScale.UnitInterval), (TensorScale.LogProbabilities, TensorScale.LogUnitInterval)]);

    /// <summary>Of numbers that are never negative, such numbers, and of numbers from zero to one, those: what grows with its input and not faster.</summary>
    public static IReadOnlyList<(TensorScale From, TensorScale To)> KeepsUnit { get; } =
    [
        (TensorScale.Probabilities, TensorScale.ZeroToOne), (TensorScale.UnitInterval, TensorScale.ZeroToOne), (TensorScale.ZeroToOne, TensorScale.ZeroToOne),
        (TensorScale.NonNegative, TensorScale.NonNegative), (TensorScale.Positive, TensorScale.NonNegative),
    ];

    /// <summary>Of numbers that are never negative, such numbers.</summary>
    public static IReadOnlyList<(TensorScale From, TensorScale To)> KeepsNonNegative { get; } = [.. KeepsUnit.Select(pair => (pair.From, TensorScale.NonNegative))];

    /// <summary>Of numbers that are never positive, such numbers.</summary>
    public static IReadOnlyList<(TensorScale From, TensorScale To)> KeepsNonPositive { get; } =
    [
        (TensorScale.LogProbabilities, TensorScale.NonPositive), (TensorScale.LogUnitInterval, TensorScale.NonPositive), (TensorScale.NonPositive, TensorScale.NonPositive),
    ];

    /// <summary>The result has this scale, whatever came in.</summary>
    public static ScaleEffect To(TensorScale scale, params (TensorScale From, TensorScale To)[] transitions) =>
        new(scale, [.. transitions]);

    /// <summary>This effect with more transitions, which count where it has none of its own.</summary>
    public ScaleEffect And(params IEnumerable<(TensorScale From, TensorScale To)>[] transitions) =>
        new(Otherwise, [.. Transitions.Concat(transitions.SelectMany(more => more))]);

    /// <summary>The scale of the result.</summary>
    public TensorScale Apply(TensorScale input) => _results[(int)input];

    private static TensorScale[] Results(TensorScale? otherwise, IReadOnlyList<(TensorScale From, TensorScale To)> transitions)
    {
        var results = new TensorScale[Enum.GetValues(typeof(TensorScale)).Length];
        for (var input = 0; input < results.Length; input++) results[input] = otherwise ?? (TensorScale)input;
        foreach (var (from, to) in transitions.Reverse()) results[(int)from] = to;

        return results;
    }
}
