using LossGen.Analyzers.Facts;
using LossGen.Catalog.Operations;
using TorchSharp;

namespace LossGen.GroundTruth.Tests.Facts;

/// <summary>Holds what the engine inferred against what runs have shown, and counts how much it knew.</summary>
internal sealed class FactCheck
{
    // So many random numbers of an unbounded scale do not all have one sign by chance.
    private const int EnoughForSigns = 24;

    private static readonly string[] Properties = ["dtype", "rank", "lengths", "scale", "gradient", "coding"];

    private readonly Dictionary<string, (int Known, int Asked)> _counts = Properties.ToDictionary(name => name, _ => (0, 0));

    private readonly List<string> _contradictions = [];

    /// <summary>What was inferred and is not so.</summary>
    public IReadOnlyList<string> Contradictions => _contradictions;

    /// <summary>The facts checked.</summary>
    public int Checked => _counts.Values.Sum(count => count.Known);

    /// <summary>The share of what could be known of a tensor that the engine knew, by property.</summary>
    public IEnumerable<(string Property, int Known, int Asked)> Shares => Properties.Select(name => (name, _counts[name].Known, _counts[name].Asked));

    /// <summary>Whether runs leave it open that numbers inferred to be unbounded have one sign by chance, such as the bias of a layer.</summary>
    public static bool IsOpen(TensorFact fact, IReadOnlyCollection<Observation> seen)
    {
        var values = seen.SelectMany(one => one.Values).Where(double.IsFinite).ToArray();
        return fact.Scale == TensorScale.Real && values.Length >= EnoughForSigns && !(values.Any(value => value < 0) && values.Any(value => value > 0));
    }

    /// <summary>Whether more runs are needed to judge what is inferred at any of the places seen.</summary>
    public static bool IsOpen(ILookup<int, TensorFact> facts, IEnumerable<(int Id, Observation Seen)> seen) =>
        seen.ToLookup(pair => pair.Id, pair => pair.Seen).Any(probe => facts[probe.Key].Any(fact => IsOpen(fact, [.. probe])));

    /// <summary>Checks one inference against all runs of its place.</summary>
    public void Add(string place, TensorFact fact, IReadOnlyCollection<Observation> seen)
    {
        if (seen.Count == 0) return;

        void Ask(string property, bool isKnown, Func<Observation, bool> holds, object? claim)
        {
            var (known, asked) = _counts[property];
            _counts[property] = (known + (isKnown ? 1 : 0), asked + 1);
            if (isKnown && seen.FirstOrDefault(one => !holds(one)) is { } against) _contradictions.Add($"{place}: {property} inferred {claim}, was {Describe(against)}");
        }

        var shape = fact.Shape;
        Ask("dtype", fact.Element != ElementType.Unknown, one => ElementTypes.OfScalarType((long)one.Type) == fact.Element, fact.Element);
        Ask("rank", shape.IsRankKnown, one => one.Shape.Length == shape.Rank, shape);
        AskLengths(shape, seen, Ask);
        Ask("gradient", fact.Gradient != GradientState.Unknown, one => one.RequiresGrad == (fact.Gradient == GradientState.Flows), fact.Gradient);
        if (fact.Scale == TensorScale.Real)
        {
            Ask("scale", true, one => ((torch.ScalarType[])[torch.ScalarType.Float16, torch.ScalarType.BFloat16, torch.ScalarType.Float32, torch.ScalarType.Float64]).Contains(one.Type)
                && !IsOpen(fact, seen), fact.Scale);
        }
        else
        {
            Ask("scale", fact.Scale != TensorScale.Unknown, one => HasScale(one, fact), fact.Scale);
        }

        // Only labels have a coding: of other tensors it is no question.
        if (fact.Coding != LabelCoding.Unknown || seen.All(one => one.Values.Length > 0 && one.Values.All(double.IsInteger)))
        {
            Ask("coding", fact.Coding != LabelCoding.Unknown, one => HasCoding(one, fact.Coding), fact.Coding);
        }
    }

    private static void AskLengths(Shape shape, IReadOnlyCollection<Observation> seen, Action<string, bool, Func<Observation, bool>, object?> ask)
    {
        // Lengths that vary from run to run are not to be known.
        var rank = seen.Min(one => one.Shape.Length);
        for (var fromEnd = 1; fromEnd <= rank; fromEnd++)
        {
            var dimension = -fromEnd;
            var isConstant = seen.Select(one => one.Shape[^fromEnd]).Distinct().Count() == 1;
            if (isConstant || shape.Length(dimension) is not null) ask("lengths", shape.Length(dimension) is not null, one => one.Shape[^-dimension] == shape.Length(dimension), shape);
        }

        if (shape.Length(-rank - 1) is not null) ask("lengths", true, _ => false, shape);
    }

    private static bool HasScale(Observation seen, TensorFact fact)
    {
        var values = seen.Values.Where(value => !double.IsNaN(value)).ToArray();
        var tolerance = seen.Type is torch.ScalarType.Float16 or torch.ScalarType.BFloat16 ? 0.03 : 1e-4;
        return fact.Scale switch
        {
            TensorScale.Probabilities => values.All(value => value >= 0) && SumsToOne(seen, fact.ScaleDimension, value => value, tolerance),
            TensorScale.LogProbabilities => values.All(value => value <= tolerance) && SumsToOne(seen, fact.ScaleDimension, Math.Exp, tolerance),
            TensorScale.UnitInterval or TensorScale.ZeroToOne => values.All(value => value is >= 0 and <= 1),
            TensorScale.LogUnitInterval or TensorScale.NonPositive => values.All(value => value <= 0),

            // A positive number may be too small for its dtype.
            TensorScale.NonNegative or TensorScale.Positive => values.All(value => value >= 0),
            TensorScale.SignedUnit => values.All(value => value is >= -1 and <= 1),
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.Scale, "a scale without a check"),
        };
    }

    private static bool HasCoding(Observation seen, LabelCoding coding) => coding switch
    {
        LabelCoding.ClassIndex or LabelCoding.Count => seen.Values.All(value => value >= 0 && double.IsInteger(value)),
        LabelCoding.ShiftedIndex => seen.Values.All(value => value > 0 && double.IsInteger(value)),
        LabelCoding.OneHot => seen.Values.All(value => value is 0 or 1) && SumsToOne(seen, null, value => value, 0),
        LabelCoding.ZeroOne => seen.Values.All(value => value is 0 or 1),
        LabelCoding.PlusMinusOne => seen.Values.All(value => value is 1 or -1),
        _ => throw new ArgumentOutOfRangeException(nameof(coding), coding, "a coding without a check"),
    };

    private static bool SumsToOne(Observation seen, long? dimension, Func<double, double> number, double tolerance)
    {
        if (seen.Values.Length == 0 || seen.Values.Any(double.IsNaN)) return true;
        if (seen.Shape.Length == 0) return Math.Abs(number(seen.Values[0]) - 1) <= tolerance;

        var candidates = dimension is { } one ? [(int)(one < 0 ? one + seen.Shape.Length : one)] : Enumerable.Range(0, seen.Shape.Length);
        return candidates.Any(at => at >= 0 && at < seen.Shape.Length && Sums(seen, at, number).All(sum => Math.Abs(sum - 1) <= tolerance));
    }

    private static double[] Sums(Observation seen, int dimension, Func<double, double> number)
    {
        var inner = seen.Shape.Skip(dimension + 1).Aggregate(1L, (product, length) => product * length);
        var length = seen.Shape[dimension];
        var sums = new double[seen.Values.Length / length];
        for (var i = 0L; i < seen.Values.Length; i++) sums[(i / (inner * length) * inner) + (i % inner)] += number(seen.Values[i]);

        return sums;
    }

    private static string Describe(Observation seen) =>
        $"{seen.Type} [{string.Join(", ", seen.Shape)}] requires_grad {seen.RequiresGrad} of {string.Join(", ", seen.Values.Take(6).Select(value => value.ToString("G4")))}";
}
