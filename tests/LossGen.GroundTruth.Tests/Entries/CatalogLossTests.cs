using LossGen.Catalog;
using TorchSharp;

namespace LossGen.GroundTruth.Tests.Entries;

/// <summary>The call that the catalog holds for each loss, run on libtorch: value and gradient equal the closed form, with each option.</summary>
public sealed class CatalogLossTests
{
    private const int Examples = 7;
    internal const int Classes = 4;
    internal const int Steps = 4;
    private const double Tolerance = 1e-6;

    /// <summary>Three classes and the blank.</summary>
    internal const int StepWidth = 4;

    public static TheoryData<LossKind> Kinds => [.. Enum.GetValues<LossKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Value_and_gradient_equal_the_closed_form(LossKind kind)
    {
        Assert.True(ClosedForms.All.ContainsKey(kind), $"{kind} has no closed form in {nameof(ClosedForms)}.");
        ForEachCase(kind, seeds: 5, AssertEqual);
    }

    /// <summary>The loop sums and divides by the denominator that the catalog names; called by hand a loss gives that mean, and its parts.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_mean_is_the_sum_over_the_denominator_and_the_parts_make_up_the_sum(LossKind kind) => ForEachCase(kind, seeds: 2, AssertReductions);

    private static void ForEachCase(LossKind kind, int seeds, Action<LossCase> check)
    {
        var loss = LossCatalog.Find(kind);
        Assert.NotNull(loss);
        foreach (var task in loss.Tasks)
        {
            foreach (var encoding in loss.Encodings.Where(encoding => TaskCatalog.Find(task)!.Accepts(encoding)))
            {
                foreach (var options in Options(loss, task))
                {
                    for (var seed = 0; seed < seeds; seed++)
                    {
                        using var scope = torch.NewDisposeScope();
                        check(MakeCase(loss, task, encoding, options, new Random(seed)));
                    }
                }
            }
        }
    }

    /// <summary>Every option by itself, and all together.</summary>
    private static IEnumerable<LossOptionValues> Options(LossEntry loss, TaskKind task)
    {
        var plain = new LossOptionValues { Scalars = loss.Scalars.Select(scalar => scalar.Default).ToArray() };
        var all = plain;
        yield return plain;
        if (loss.Takes(LossModifiers.ClassWeights))
            yield return all = all with { ClassWeights = [0.5, 2.0, 1.25, 0.0] };

        if (loss.Takes(LossModifiers.PositiveWeight))
            yield return all = all with { PositiveWeights = task == TaskKind.MultiLabel ? [0.5, 3.0, 1.0, 7.0] : [3.0] };

        if (loss.Takes(LossModifiers.LabelSmoothing))
        {
            yield return plain with { Smoothing = 0.2 };
            yield return all = all with { Smoothing = 0.1 };
        }

        if (loss.Takes(LossModifiers.IgnoreIndex))
        {
            yield return plain with { IgnoreIndex = 2 };
            yield return all with { IgnoreIndex = 1 };
        }

        for (var index = 0; index < loss.Scalars.Count; index++)
        {
            var scalars = plain.Scalars.ToArray();
            scalars[index] = 0.3;
            yield return all with { Scalars = scalars };
        }
    }

    private static LossCase MakeCase(LossEntry loss, TaskKind task, LabelEncoding encoding, LossOptionValues options, Random random)
    {
        var width = Width(TaskCatalog.Find(task)!, loss, options) + (loss.TakesFeatures ? 3 : 0);
        var predictions = Rows(width, () => loss.Scale is PredictionScale.Probabilities or PredictionScale.Distance ? 0.05 + (0.9 * random.NextDouble()) : (random.NextDouble() * 6) - 3);
        var targets = task == TaskKind.Transcription ? Transcripts(random) : Targets(encoding, task, loss, options, width, random);
        return new LossCase(loss, task, encoding, options, predictions, targets);
    }

    private static void AssertEqual(LossCase given)
    {
        var input = given.Input();
        var result = given.Run(input, torch.nn.Reduction.Sum);
        result.backward();

        AssertClose(ClosedForms.All[given.Loss.Kind](given.Predictions, given.Targets, given.Options), result.ToDouble(), 1, $"{given}");
        var sloped = ClosedForms.HeldAt(given.Loss.Kind, given.Predictions);
        var gradient = input.grad!.data<double>().ToArray();
        for (var row = 0; row < Examples; row++)
        {
            for (var column = 0; column < given.Width; column++)
                AssertClose(Slope(sloped, given, row, column), gradient[(row * given.Width) + column], 1, $"gradient [{row}, {column}] of {given}");
        }
    }

    private static void AssertReductions(LossCase given)
    {
        var input = given.Input();
        var sum = given.Run(input, torch.nn.Reduction.Sum).ToDouble();
        AssertClose(sum, given.Run(input, torch.nn.Reduction.None).sum().ToDouble(), 1, $"the parts of {given}");
        AssertClose(sum / Denominator(given), given.Run(input, torch.nn.Reduction.Mean).ToDouble(), 1, $"the mean of {given}");
    }

    /// <summary>What the catalog says that the sum is divided by, counted out.</summary>
    private static double Denominator(LossCase given)
    {
        var classes = given.Targets.Select(target => (int)target[0]).ToArray();
        return given.Loss.Denominator switch
        {
            LossDenominator.TargetWeights when EncodingCatalog.Get(given.Encoding).IsIntegral => classes.Where(index => index != given.Options.IgnoreIndex).Sum(given.Options.ClassWeight),
            LossDenominator.Elements => given.Targets.Sum(target => target.Length),
            LossDenominator.Outputs => given.Predictions.Sum(row => row.Length),
            LossDenominator.Questions => classes.Sum(rank => Math.Min(rank + 1, given.Width)),
            LossDenominator.Anchors => classes.Count(index => classes.Count(other => other == index) > 1),
            LossDenominator.Normals => given.Targets.Count(target => target[0] < 1),
            _ when given.SeesPixels => 1, // the rows are the pixels of one image
            _ => Examples,
        };
    }

    /// <summary>How many numbers per row the loss sees: of a pair only the lead or the cosine.</summary>
    private static int Width(TaskEntry task, LossEntry loss, LossOptionValues options) => task.Output switch
    {
        OutputShape.PairScores or OutputShape.PairEmbeddings or OutputShape.CentreDistance => 1,
        OutputShape.Embedding => 3,
        OutputShape.PerTokenEnds => 2 * Classes,
        OutputShape.PerCandidate => Classes,
        OutputShape.PerStepClassOrBlank => Steps * StepWidth,
        _ => task.HeadWidth(ClassesOf(loss), task.Kind == TaskKind.Regression ? 3 : 0, options.Quantiles.Length),
    };

    /// <summary>The derivative of the closed form by Richardson extrapolation of central differences, exact to about 1e-10.</summary>
    private static double Slope(ClosedForms.Sum loss, LossCase given, int row, int column)
    {
        const double step = 1e-4; // small, because some losses bend where the order of their errors changes
        return ((4 * Difference(step / 2)) - Difference(step)) / 3;

        double Difference(double distance) => (At(distance) - At(-distance)) / (2 * distance);

        double At(double distance)
        {
            // Only the row that moves: the others cancel, and would cost digits.
            var moved = given.Predictions[row].ToArray();
            moved[column] += distance;
            return given.IsJoint
                ? loss([.. given.Predictions.Take(row), moved, .. given.Predictions.Skip(row + 1)], given.Targets, given.Options)
                : loss([moved], [given.Targets[row]], given.Options);
        }
    }

    private static int ClassesOf(LossEntry loss) => loss.ClassCount > 0 ? loss.ClassCount : Classes;

    private static double[][] Targets(LabelEncoding encoding, TaskKind task, LossEntry loss, LossOptionValues options, int width, Random random) => encoding switch
    {
        LabelEncoding.ClassIndex when TaskCatalog.Find(task)!.TakesUnlabelled => Rows(1, () => random.Next(Classes + 1) - 1),
        LabelEncoding.ClassIndex when loss.ClassCount > 0 => Rows(1, () => random.Next(Math.Max(loss.ClassCount, options.IgnoreIndex + 1))), // with some that are ignored
        LabelEncoding.ClassIndex or LabelEncoding.Rank or LabelEncoding.Choice => Rows(1, () => random.Next(Classes)),
        LabelEncoding.Relevance => Rows(Classes, () => random.Next(5)),
        LabelEncoding.Span => Rows(2, () => random.Next(Classes)),
        LabelEncoding.OneHot => Enumerable.Range(0, Examples).Select(_ => OneHot(random.Next(Classes))).ToArray(),
        LabelEncoding.Probabilities => Rows(Classes, random.NextDouble).Select(row => Array.ConvertAll(row, value => value / row.Sum())).ToArray(),
        LabelEncoding.Binary or LabelEncoding.MultiHot or LabelEncoding.ClassIndices => Rows(width, () => random.Next(2)),
        LabelEncoding.SignedBinary when TaskCatalog.Find(task)!.TakesUnlabelled => Rows(width, () => random.Next(3) - 1),
        LabelEncoding.SignedBinary => Rows(width, () => (random.Next(2) * 2) - 1),
        LabelEncoding.Count => Rows(1, () => random.Next(6)),
        _ => Rows(task == TaskKind.Regression ? width : 1, () => loss.TargetRange == TargetRange.Any ? (random.NextDouble() * 4) - 2 : 0.5 + random.NextDouble()),
    };

    /// <summary>From no label to as many as there are steps, repetitions among them: some have no alignment.</summary>
    private static double[][] Transcripts(Random random) => Enumerable.Range(0, Examples).Select(row =>
    {
        var labels = Enumerable.Range(0, Math.Min(row, Steps)).Select(_ => (double)random.Next(StepWidth - 1));
        return labels.Concat(Enumerable.Repeat(-100.0, Steps - Math.Min(row, Steps))).ToArray();
    }).ToArray();

    private static double[] OneHot(int index)
    {
        var row = new double[Classes];
        row[index] = 1;
        return row;
    }

    private static double[][] Rows(int width, Func<double> value) =>
        Enumerable.Range(0, Examples).Select(_ => Enumerable.Range(0, width).Select(_ => value()).ToArray()).ToArray();

    private static void AssertClose(double expected, double actual, double scale, string what) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(scale, Math.Abs(expected)), $"{what}: expected {expected:R}, found {actual:R}");
}
