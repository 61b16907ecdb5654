using LossGen.Catalog;
using TorchSharp;

namespace LossGen.GroundTruth.Tests.Entries;

/// <summary>The call that the catalog holds for each loss, run on libtorch: value and gradient equal the closed form, with each option.</summary>
public sealed class CatalogLossTests
{
    private const int Examples = 7;
    internal const int Classes = 4;
    private const int Steps = 4;
    private const double Tolerance = 1e-6;

    /// <summary>Three classes and the blank.</summary>
    internal const int StepWidth = 4;

    public static TheoryData<LossKind> Kinds => [.. Enum.GetValues<LossKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Value_and_gradient_equal_the_closed_form(LossKind kind)
    {
        var loss = LossCatalog.Find(kind);
        Assert.NotNull(loss);
        Assert.True(ClosedForms.All.ContainsKey(kind), $"{kind} has no closed form in {nameof(ClosedForms)}.");

        foreach (var task in loss.Tasks)
        {
            foreach (var encoding in loss.Encodings.Where(encoding => TaskCatalog.Find(task)!.Accepts(encoding)))
            {
                foreach (var options in Options(loss, task))
                {
                    for (var seed = 0; seed < 5; seed++)
                        AssertEqual(loss, task, encoding, options, new Random(seed));
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

    private static void AssertEqual(LossEntry loss, TaskKind task, LabelEncoding encoding, LossOptionValues options, Random random)
    {
        var width = Width(TaskCatalog.Find(task)!, loss, options) + (loss.TakesFeatures ? 3 : 0);
        var predictions = Rows(width, () => loss.Scale is PredictionScale.Probabilities or PredictionScale.Distance ? 0.05 + (0.9 * random.NextDouble()) : (random.NextDouble() * 6) - 3);
        var targets = task == TaskKind.Transcription ? Transcripts(random) : Targets(encoding, task, loss, options, width, random);
        var closedForm = ClosedForms.All[loss.Kind];

        using var scope = torch.NewDisposeScope();
        var input = torch.tensor(predictions.SelectMany(row => row).ToArray(), width == 1 && task != TaskKind.Regression ? [Examples] : [Examples, width]).detach().requires_grad_(true);
        var flat = targets.SelectMany(row => row).ToArray();
        var isIntegral = EncodingCatalog.Get(encoding).IsIntegral;
        var target = isIntegral ? torch.tensor(Array.ConvertAll(flat, value => (long)value)).reshape(targets[0].Length == 1 ? [Examples] : [Examples, targets[0].Length]) : torch.tensor(flat, targets[0].Length == 1 ? [Examples] : [Examples, targets[0].Length]);
        var result = EmittedLosses.Run(loss, task == TaskKind.SpanExtraction ? input.reshape(Examples, Classes, 2) : task == TaskKind.Transcription ? input.reshape(Examples, Steps, StepWidth) : input, target, Weights(options.ClassWeights), Weights(options.PositiveWeights), options);
        result.backward();

        var expected = closedForm(predictions, targets, options);
        AssertClose(expected, result.ToDouble(), 1, $"{loss.Kind} of {encoding}, {options}");
        var sloped = ClosedForms.HeldAt(loss.Kind, predictions);
        var gradient = input.grad!.data<double>().ToArray();
        for (var row = 0; row < Examples; row++)
        {
            for (var column = 0; column < width; column++)
                AssertClose(Slope(sloped, predictions, targets, options, row, column, IsJoint(loss)), gradient[(row * width) + column], 1, $"gradient [{row}, {column}] of {loss.Kind} of {encoding}, {options}");
        }
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

    /// <summary>Whether rows are judged together, not each by itself.</summary>
    private static bool IsJoint(LossEntry loss) => loss.Denominator == LossDenominator.Anchors || loss.Call.Parameters.Any(parameter => parameter.Argument == LossArgument.Pixels);

    /// <summary>The derivative of the closed form by Richardson extrapolation of central differences, exact to about 1e-10.</summary>
    private static double Slope(ClosedForms.Sum loss, double[][] predictions, double[][] targets, LossOptionValues options, int row, int column, bool isJoint)
    {
        const double step = 1e-4; // small, because some losses bend where the order of their errors changes
        return ((4 * Difference(step / 2)) - Difference(step)) / 3;

        double Difference(double distance) => (At(distance) - At(-distance)) / (2 * distance);

        double At(double distance)
        {
            // Only the row that moves: the others cancel, and would cost digits.
            var moved = predictions[row].ToArray();
            moved[column] += distance;
            if (isJoint)
                return loss([.. predictions.Take(row), moved, .. predictions.Skip(row + 1)], targets, options);

            return loss([moved], [targets[row]], options);
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

    private static torch.Tensor? Weights(double[]? weights) => weights is null ? null : torch.tensor(weights);

    private static void AssertClose(double expected, double actual, double scale, string what) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(scale, Math.Abs(expected)), $"{what}: expected {expected:R}, found {actual:R}");
}
