using TorchSharp;

namespace LossGen;

/// <content>Predictions of tokens, pixels, spans, transcripts and orders: many to an example.</content>
public static partial class Decode
{
    /// <summary>The most probable class of each token; padding is left out.</summary>
    /// <typeparam name="T">The label's type.</typeparam>
    /// <param name="probabilities">Float32 [N * L, C].</param>
    /// <param name="classes">The classes in the order of their indices, [C].</param>
    /// <param name="lengths">The number of tokens of each sequence, [N].</param>
    /// <param name="length">The padded length, L.</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void Tokens<T>(torch.Tensor probabilities, T[] classes, ReadOnlySpan<int> lengths, int length, ReadOnlySpan<int> rows, SequencePrediction<T>[] predictions)
    {
        using var values = new TensorValues<float>(probabilities);
        var width = Width(values.Span, rows, length * classes.Length);
        for (var row = 0; row < rows.Length; row++)
        {
            var (labels, confidences) = Best(values.Span.Slice(row * width, lengths[row] * classes.Length), classes, rows[row]);
            predictions[rows[row]] = new(labels, confidences);
        }
    }

    /// <summary>The most probable class of each word: that of its first token. Words that the encoder cut off have none.</summary>
    /// <typeparam name="T">The label's type.</typeparam>
    /// <param name="probabilities">Float32 [N * L, C].</param>
    /// <param name="classes">The classes in the order of their indices, [C].</param>
    /// <param name="texts">The words as tokens, [N].</param>
    /// <param name="length">The padded length, L.</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void Words<T>(torch.Tensor probabilities, T[] classes, ReadOnlySpan<EncodedText> texts, int length, ReadOnlySpan<int> rows, SequencePrediction<T>[] predictions)
    {
        using var values = new TensorValues<float>(probabilities);
        var width = Width(values.Span, rows, length * classes.Length);
        for (var row = 0; row < rows.Length; row++)
        {
            var starts = texts[row].WordStarts;
            var labels = new T[starts.Length];
            var confidences = new float[starts.Length];
            for (var word = 0; word < starts.Length; word++)
                (labels[word], confidences[word]) = BestOf(values.Span.Slice((row * width) + (starts[word] * classes.Length), classes.Length), classes, rows[row]);

            predictions[rows[row]] = new(labels, confidences);
        }
    }

    /// <summary>The most probable class of each pixel.</summary>
    /// <typeparam name="T">The label's type.</typeparam>
    /// <param name="probabilities">Float32 [N * H * W, C].</param>
    /// <param name="classes">The classes in the order of their indices, [C].</param>
    /// <param name="height">The height of the mask, H.</param>
    /// <param name="width">The width of the mask, W.</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void Masks<T>(torch.Tensor probabilities, T[] classes, int height, int width, ReadOnlySpan<int> rows, MaskPrediction<T>[] predictions)
    {
        using var values = new TensorValues<float>(probabilities);
        var size = Width(values.Span, rows, height * width * classes.Length);
        for (var row = 0; row < rows.Length; row++)
        {
            var (labels, confidences) = Best(values.Span.Slice(row * size, size), classes, rows[row]);
            predictions[rows[row]] = new(height, width, labels, confidences);
        }
    }

    /// <summary>The most probable span of each sequence: the first and the last token together, the last not before the first.</summary>
    /// <param name="ends">The probabilities of each token being the first and the last, float32 [N, L, 2].</param>
    /// <param name="lengths">The number of tokens of each sequence, [N].</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void Spans(torch.Tensor ends, ReadOnlySpan<int> lengths, ReadOnlySpan<int> rows, SpanPrediction[] predictions)
    {
        ArgumentNullException.ThrowIfNull(ends);
        using var values = new TensorValues<float>(ends);
        var width = Width(values.Span, rows, (int)ends.size(1) * 2);
        for (var row = 0; row < rows.Length; row++)
            predictions[rows[row]] = SpanPrediction.Best(Finite(values.Span.Slice(row * width, width), rows[row]), lengths[row]);
    }

    /// <summary>The classes of a transcript: the most probable of each step, with repetitions merged and blanks left out.</summary>
    /// <typeparam name="T">The label's type.</typeparam>
    /// <param name="probabilities">Float32 [N, T, C + 1]; the blank is the last.</param>
    /// <param name="classes">The classes in the order of their indices, [C].</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void Transcripts<T>(torch.Tensor probabilities, T[] classes, ReadOnlySpan<int> rows, TranscriptPrediction<T>[] predictions)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        using var values = new TensorValues<float>(probabilities);
        var width = Width(values.Span, rows, checked((int)probabilities.size(1) * (classes.Length + 1)));
        for (var row = 0; row < rows.Length; row++)
        {
            var (indices, probability) = Transcript.Greedy(values.Span.Slice(row * width, width), classes.Length + 1);
            Finite((float)probability, rows[row]);
            predictions[rows[row]] = new(indices.ConvertAll(index => classes[index]), probability);
        }
    }

    /// <summary>The candidates by their scores.</summary>
    /// <param name="scores">Float32 [N, L].</param>
    /// <param name="lengths">The number of candidates of each example, [N].</param>
    /// <param name="rows">The places of the examples.</param>
    /// <param name="predictions">Where the predictions go.</param>
    public static void Rankings(torch.Tensor scores, ReadOnlySpan<int> lengths, ReadOnlySpan<int> rows, RankingPrediction[] predictions)
    {
        ArgumentNullException.ThrowIfNull(scores);
        using var values = new TensorValues<float>(scores);
        var width = Width(values.Span, rows, (int)scores.size(1));
        for (var row = 0; row < rows.Length; row++)
        {
            var own = Ordered(values.Span.Slice(row * width, lengths[row]), rows[row]).ToArray();
            predictions[rows[row]] = new([.. Enumerable.Range(0, own.Length).OrderByDescending(index => own[index])], own);
        }
    }
}
