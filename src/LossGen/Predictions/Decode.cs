using System.Globalization;
using System.Numerics;
using TorchSharp;

namespace LossGen;

/// <summary>Turns what a model returned for a batch into predictions, each at the place of its example.</summary>
/// <remarks>In all methods N is the number of rows, and prediction <c>rows[i]</c> comes from row i of the tensor.</remarks>
public static partial class Decode
{
    /// <summary>The most probable class; the first of equals.</summary>
    /// <typeparam name="T">The label's type.</typeparam>
    /// <param name="probabilities">Float32 [N, C].</param>
    /// <param name="classes">The classes in the order of their indices, [C].</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void MostProbable<T>(torch.Tensor probabilities, T[] classes, ReadOnlySpan<int> rows, ClassPrediction<T>[] predictions)
    {
        using var values = new TensorValues<float>(probabilities);
        var width = Width(values.Span, rows, classes.Length);
        for (var row = 0; row < rows.Length; row++)
        {
            var probability = values.Span.Slice(row * width, width);
            var best = Chosen(Ranking.IndexOfLargest(probability), rows[row]);
            predictions[rows[row]] = new(classes[best], probability[best], probability.ToArray());
        }
    }

    /// <summary>The most probable class where its probability is above a threshold, and null where it is not: the example is then of no class that is known.</summary>
    /// <typeparam name="T">The label's type: one that may be null.</typeparam>
    /// <param name="probabilities">Float32 [N, C].</param>
    /// <param name="classes">The classes in the order of their indices, [C].</param>
    /// <param name="thresholds">Above what a class is taken.</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void KnownOrNot<T>(torch.Tensor probabilities, T?[] classes, DecisionThresholds thresholds, ReadOnlySpan<int> rows, ClassPrediction<T?>[] predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(thresholds);
        MostProbable(probabilities, classes, rows, predictions);
        foreach (var row in rows)
        {
            if (!(predictions[row].Confidence > thresholds[0]))
                predictions[row] = predictions[row] with { Label = default };
        }
    }

    /// <summary>The most probable candidate; the first of equals.</summary>
    /// <param name="probabilities">Float32 [N, L].</param>
    /// <param name="lengths">The number of candidates of each example, [N].</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void Candidates(torch.Tensor probabilities, ReadOnlySpan<int> lengths, ReadOnlySpan<int> rows, ChoicePrediction[] predictions)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        using var values = new TensorValues<float>(probabilities);
        var width = Width(values.Span, rows, (int)probabilities.size(1));
        for (var row = 0; row < rows.Length; row++)
        {
            var own = values.Span.Slice(row * width, lengths[row]);
            var best = own.IsEmpty ? -1 : Chosen(Ranking.IndexOfLargest(own), rows[row]);
            predictions[rows[row]] = new(best, best < 0 ? 0 : own[best], own.ToArray());
        }
    }

    /// <summary>The positive class where its probability is above the threshold, the negative class otherwise.</summary>
    /// <typeparam name="T">The label's type.</typeparam>
    /// <param name="probabilities">The probability of the positive class, float32 [N].</param>
    /// <param name="thresholds">Above what it is positive.</param>
    /// <param name="negative">The negative class.</param>
    /// <param name="positive">The positive class.</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void Probable<T>(torch.Tensor probabilities, DecisionThresholds thresholds, T negative, T positive, ReadOnlySpan<int> rows, BinaryPrediction<T>[] predictions)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        using var values = new TensorValues<float>(probabilities);
        Width(values.Span, rows, 1);
        for (var row = 0; row < rows.Length; row++)
        {
            var probability = Finite(values.Span[row], rows[row]);
            predictions[rows[row]] = new(probability > thresholds[0] ? positive : negative, probability);
        }
    }

    /// <summary>The positive class where the score is above the threshold, the negative class otherwise.</summary>
    /// <typeparam name="T">The label's type.</typeparam>
    /// <param name="scores">Float32 [N].</param>
    /// <param name="thresholds">Above what it is positive.</param>
    /// <param name="negative">The negative class.</param>
    /// <param name="positive">The positive class.</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void Sign<T>(torch.Tensor scores, DecisionThresholds thresholds, T negative, T positive, ReadOnlySpan<int> rows, ScorePrediction<T>[] predictions)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        using var values = new TensorValues<float>(scores);
        Width(values.Span, rows, 1);
        for (var row = 0; row < rows.Length; row++)
        {
            var score = Finite(values.Span[row], rows[row]);
            predictions[rows[row]] = new(score > thresholds[0] ? positive : negative, score);
        }
    }

    /// <summary>Every label whose probability is above its threshold.</summary>
    /// <typeparam name="T">The type of a set of labels.</typeparam>
    /// <param name="probabilities">The probability of each label, float32 [N, C].</param>
    /// <param name="thresholds">Above what each label is predicted, [C].</param>
    /// <param name="toLabels">Turns which labels apply into the user's own type.</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void AllProbable<T>(torch.Tensor probabilities, DecisionThresholds thresholds, LabelDecoder<T> toLabels, ReadOnlySpan<int> rows, MultiLabelPrediction<T>[] predictions)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        using var values = new TensorValues<float>(probabilities);
        var width = Width(values.Span, rows, thresholds.Values.Count);
        var applies = new bool[width];
        for (var row = 0; row < rows.Length; row++)
        {
            var probability = Finite(values.Span.Slice(row * width, width), rows[row]);
            for (var label = 0; label < width; label++)
                applies[label] = probability[label] > thresholds[label];

            predictions[rows[row]] = new(toLabels(applies), probability.ToArray());
        }
    }

    /// <summary>The class of the highest score, where scores are no logits of probabilities; the first of equals.</summary>
    /// <typeparam name="T">The label's type.</typeparam>
    /// <param name="scores">Float32 [N, C].</param>
    /// <param name="classes">The classes in the order of their indices, [C].</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void HighestScore<T>(torch.Tensor scores, T[] classes, ReadOnlySpan<int> rows, ScorePrediction<T>[] predictions)
    {
        using var values = new TensorValues<float>(scores);
        var width = Width(values.Span, rows, classes.Length);
        for (var row = 0; row < rows.Length; row++)
        {
            var score = values.Span.Slice(row * width, width);
            var best = Chosen(Ranking.IndexOfLargest(score), rows[row]);
            predictions[rows[row]] = new(classes[best], score[best]);
        }
    }

    /// <summary>
    /// The rank that as many conditional questions as not say it is above: the number of k whose P(above k) exceeds one half. The confidence and
    /// the probabilities are those of the ranks.
    /// </summary>
    /// <typeparam name="T">The label's type.</typeparam>
    /// <param name="conditional">P(above k | reached k), float32 [N, K - 1].</param>
    /// <param name="ranks">The ranks in order, [K].</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void Ranks<T>(torch.Tensor conditional, T[] ranks, ReadOnlySpan<int> rows, ClassPrediction<T>[] predictions)
    {
        using var values = new TensorValues<float>(conditional);
        var width = Width(values.Span, rows, ranks.Length - 1);
        for (var row = 0; row < rows.Length; row++)
        {
            var probabilities = new float[ranks.Length];
            var rank = Chosen(Ranking.RankOf(values.Span.Slice(row * width, width), probabilities), rows[row]);
            predictions[rows[row]] = new(ranks[rank], probabilities[rank], probabilities);
        }
    }

    /// <summary>The quantiles in ascending order: predictions that cross are sorted.</summary>
    /// <param name="values">Float32 [N, Q].</param>
    /// <param name="levels">The quantiles, ascending, [Q].</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void Quantiles(torch.Tensor values, double[] levels, ReadOnlySpan<int> rows, QuantilePrediction[] predictions)
    {
        using var read = new TensorValues<float>(values);
        var width = Width(read.Span, rows, levels.Length);
        for (var row = 0; row < rows.Length; row++)
        {
            var sorted = Finite(read.Span.Slice(row * width, width), rows[row]).ToArray();
            Array.Sort(sorted);
            predictions[rows[row]] = new(levels, sorted);
        }
    }

    /// <summary>A normal distribution per example.</summary>
    /// <param name="values">Mean and log-variance, float32 [N, 2].</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void Normals(torch.Tensor values, ReadOnlySpan<int> rows, NormalPrediction[] predictions)
    {
        using var read = new TensorValues<float>(values);
        Width(read.Span, rows, 2);
        for (var row = 0; row < rows.Length; row++)
            predictions[rows[row]] = new(Finite(read.Span[row * 2], rows[row]), Finite(MathF.Exp(read.Span[(row * 2) + 1] / 2), rows[row]));
    }

    /// <summary>One number per example.</summary>
    /// <typeparam name="T">The label's type: float, double, Half or decimal.</typeparam>
    /// <param name="values">Float32 [N].</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void Values<T>(torch.Tensor values, ReadOnlySpan<int> rows, T[] predictions)
        where T : struct, IFloatingPoint<T>
    {
        using var read = new TensorValues<float>(values);
        Width(read.Span, rows, 1);
        for (var row = 0; row < rows.Length; row++)
            predictions[rows[row]] = T.CreateTruncating(Finite(read.Span[row], rows[row]));
    }

    /// <summary>One vector per example.</summary>
    /// <typeparam name="T">The type of the vector's elements: float, double, Half or decimal.</typeparam>
    /// <param name="values">Float32 [N, D].</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go; each gets an array of its own, [D].</param>
    public static void Vectors<T>(torch.Tensor values, ReadOnlySpan<int> rows, T[][] predictions)
        where T : struct, IFloatingPoint<T>
    {
        using var read = new TensorValues<float>(values);
        var width = Width(read.Span, rows, (int)values.size(-1));
        for (var row = 0; row < rows.Length; row++)
        {
            var numbers = Finite(read.Span.Slice(row * width, width), rows[row]);
            var vector = new T[width];
            for (var column = 0; column < width; column++)
                vector[column] = T.CreateTruncating(numbers[column]);

            predictions[rows[row]] = vector;
        }
    }

    /// <summary>The most probable class of each row, and its probability.</summary>
    private static (T[] Labels, float[] Confidences) Best<T>(ReadOnlySpan<float> probabilities, T[] classes, int example)
    {
        var labels = new T[probabilities.Length / classes.Length];
        var confidences = new float[labels.Length];
        for (var row = 0; row < labels.Length; row++)
            (labels[row], confidences[row]) = BestOf(probabilities.Slice(row * classes.Length, classes.Length), classes, example);

        return (labels, confidences);
    }

    private static (T Label, float Confidence) BestOf<T>(ReadOnlySpan<float> probabilities, T[] classes, int example)
    {
        var best = Chosen(Ranking.IndexOfLargest(probabilities), example);
        return (classes[best], probabilities[best]);
    }

    private static int Chosen(int index, int example) => index >= 0 ? index : throw NotFinite(example);

    private static float Finite(float value, int example) => float.IsFinite(value) ? value : throw NotFinite(example);

    private static ReadOnlySpan<float> Finite(ReadOnlySpan<float> values, int example)
    {
        foreach (var value in values)
            Finite(value, example);

        return values;
    }

    /// <summary>Scores of an order: minus infinity is the last of all places, but NaN is none.</summary>
    private static ReadOnlySpan<float> Ordered(ReadOnlySpan<float> scores, int example) => Ranking.HasNaN(scores) ? throw NotFinite(example) : scores;

    private static TrainingException NotFinite(int example) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The model's output for example {ExampleOrigin.Of(example)} is NaN or infinite, and nothing can be predicted from it. Likely causes: weights that are not finite (training diverged, or they were loaded so); features far beyond those of training; a model that divides by zero or takes the logarithm or root of what is not positive. To predict the others, leave this example out."));

    private static int Width(ReadOnlySpan<float> values, ReadOnlySpan<int> rows, int width) =>
        values.Length == (long)rows.Length * width
            ? width
            : throw new ArgumentException($"There are {values.Length} values for {rows.Length} rows of {width}.", nameof(values));
}
