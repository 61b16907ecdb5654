using TorchSharp;

namespace LossGen;

/// <summary>
/// Checks what a model returned before a loss sees it. A wrong shape seldom throws by itself: it broadcasts, and the loss is silently another one.
/// </summary>
public static class ModelOutput
{
    /// <summary>A logit that no softmax gives a probability, and that is no infinity, whose differences are NaN.</summary>
    private const float Impossible = -1e30f;
    private static readonly Scalar Never = Impossible;

    /// <summary>One value per example and class.</summary>
    /// <param name="output">What the model returned.</param>
    /// <param name="count">The number of examples, N.</param>
    /// <param name="classes">The number of classes or labels, C.</param>
    /// <returns>The output, float32 [N, C].</returns>
    /// <exception cref="TrainingException">It has another shape or dtype.</exception>
    public static torch.Tensor PerClass(torch.Tensor output, int count, int classes)
    {
        IsFloat32(output);
        return output.ndim == 2 && output.size(0) == count && output.size(1) == classes
            ? output
            : throw WrongShape(output, $"[{count}, {classes}]: one row per example and one column per class. The width of the last layer must be the number of classes, {classes}.");
    }

    /// <summary>One value per example and class, and the features that they were made of, side by side.</summary>
    /// <param name="output">What the model returned: logits, float32 [N, C], and features, float32 [N, D].</param>
    /// <param name="count">The number of examples, N.</param>
    /// <param name="classes">The number of classes, C.</param>
    /// <returns>Float32 [N, C + D].</returns>
    /// <exception cref="TrainingException">One of them has another shape or dtype.</exception>
    public static torch.Tensor WithFeatures((torch.Tensor Logits, torch.Tensor Features) output, int count, int classes) =>
        torch.cat([PerClass(output.Logits, count, classes), Embedding(output.Features, count)], 1);

    /// <summary>One value per token and class, token after token.</summary>
    /// <param name="output">What the model returned.</param>
    /// <param name="count">The number of sequences, N.</param>
    /// <param name="length">The padded length of each, L.</param>
    /// <param name="classes">The number of classes or tokens of the vocabulary, C.</param>
    /// <returns>The output, float32 [N * L, C]: each token is a row of its own.</returns>
    /// <exception cref="TrainingException">It has another shape or dtype.</exception>
    public static torch.Tensor PerToken(torch.Tensor output, int count, int length, int classes)
    {
        IsFloat32(output);
        return output.ndim == 3 && output.size(0) == count && output.size(1) == length && output.size(2) == classes
            ? output.reshape((long)count * length, classes)
            : throw WrongShape(output, $"[{count}, {length}, {classes}]: one row per sequence, one column per token and one value per class. The width of the last layer must be the number of classes, {classes}; batch comes first.");
    }

    /// <summary>One value per class and pixel, pixel after pixel.</summary>
    /// <param name="output">What the model returned.</param>
    /// <param name="count">The number of images, N.</param>
    /// <param name="classes">The number of classes, C.</param>
    /// <param name="height">The height of the mask, H.</param>
    /// <param name="width">The width of the mask, W.</param>
    /// <returns>The output, float32 [N * H * W, C]: each pixel is a row of its own.</returns>
    /// <exception cref="TrainingException">It has another shape or dtype.</exception>
    public static torch.Tensor PerPixel(torch.Tensor output, int count, int classes, int height, int width)
    {
        IsFloat32(output);
        return output.ndim == 4 && output.size(0) == count && output.size(1) == classes && output.size(2) == height && output.size(3) == width
            ? output.permute(0, 2, 3, 1).reshape((long)count * height * width, classes)
            : throw WrongShape(output, $"[{count}, {classes}, {height}, {width}]: classes come second, as after a convolution. The last convolution must have {classes} channels, and the mask the size of the output.");
    }

    /// <summary>What a language model says of the token that follows each sequence: the rows of the last tokens.</summary>
    /// <param name="logits">Float32 [N * L, V].</param>
    /// <param name="lengths">The number of tokens of each sequence, [N].</param>
    /// <param name="length">The padded length, L.</param>
    /// <returns>Float32 [N, V].</returns>
    public static torch.Tensor AtLastToken(torch.Tensor logits, ReadOnlySpan<int> lengths, int length)
    {
        ArgumentNullException.ThrowIfNull(logits);
        var rows = new long[lengths.Length];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = ((long)row * length) + Math.Max(0, lengths[row] - 1);

        using var index = torch.tensor(rows, device: logits.device);
        return logits.index_select(0, index);
    }

    /// <summary>For each token the logits of being the first and the last of a span, with those of padding so low that they get no probability.</summary>
    /// <param name="output">What the model returned.</param>
    /// <param name="lengths">The number of tokens of each sequence, [N].</param>
    /// <param name="length">The padded length of each, L.</param>
    /// <returns>The output, float32 [N, L, 2].</returns>
    /// <exception cref="TrainingException">It has another shape or dtype.</exception>
    public static torch.Tensor SpanEnds(torch.Tensor output, ReadOnlySpan<int> lengths, int length)
    {
        IsFloat32(output);
        if (output.ndim != 3 || output.size(0) != lengths.Length || output.size(1) != length || output.size(2) != 2)
            throw WrongShape(output, $"[{lengths.Length}, {length}, 2]: for each token one number for being the first of the span, and one for being the last. The width of the last layer must be 2; batch comes first.");

        using var scope = torch.NewDisposeScope();
        var counts = torch.tensor(lengths.ToArray(), dtype: torch.ScalarType.Int64, device: output.device).view(-1, 1, 1);
        var isPadding = torch.arange(length, dtype: torch.ScalarType.Int64, device: output.device).view(1, -1, 1).ge(counts);
        return output.masked_fill(isPadding, Never).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// One value per step and class, and one for the blank behind them. The steps of padding are made certain blanks, so that they add nothing to a transcript and nothing to its loss.
    /// A model that shortens its input (strided convolutions, pooling) returns fewer steps: padding is then what lies behind the same share of them.
    /// </summary>
    /// <param name="output">What the model returned.</param>
    /// <param name="lengths">The number of steps of each sequence, [N].</param>
    /// <param name="length">The padded length of each, L.</param>
    /// <param name="classes">The number of classes, C: the blank is the last of C + 1.</param>
    /// <returns>The output, float32 [N, T, C + 1], T at most L.</returns>
    /// <exception cref="TrainingException">It has another shape or dtype.</exception>
    public static torch.Tensor StepsOrBlank(torch.Tensor output, ReadOnlySpan<int> lengths, int length, int classes)
    {
        IsFloat32(output);
        if (output.ndim != 3 || output.size(0) != lengths.Length || output.size(1) > length || output.size(1) < 1 || output.size(2) != classes + 1)
            throw WrongShape(output, $"[{lengths.Length}, T, {classes + 1}], T at most {length}: for each step one number per class, and one for the blank as the last. The width of the last layer must be {classes + 1}; batch comes first.");

        var steps = output.size(1);
        var counts = new long[lengths.Length];
        for (var row = 0; row < counts.Length; row++)
            counts[row] = ((lengths[row] * steps) + length - 1) / length;

        using var scope = torch.NewDisposeScope();
        var isPadding = torch.arange(steps, dtype: torch.ScalarType.Int64, device: output.device).view(1, -1, 1).ge(torch.tensor(counts, device: output.device).view(-1, 1, 1));
        var blank = new float[classes + 1];
        Array.Fill(blank, Impossible, 0, classes);
        return torch.where(isPadding, torch.tensor(blank, device: output.device), output).MoveToOuterDisposeScope();
    }

    /// <summary>One score per candidate, with those of padding so low that they get no probability.</summary>
    /// <param name="output">What the model returned, [N, L] or [N, L, 1].</param>
    /// <param name="lengths">The number of candidates of each example, [N].</param>
    /// <param name="length">The padded number of each, L.</param>
    /// <returns>The output, float32 [N, L].</returns>
    /// <exception cref="TrainingException">It has another shape or dtype.</exception>
    public static torch.Tensor PerCandidate(torch.Tensor output, ReadOnlySpan<int> lengths, int length)
    {
        IsFloat32(output);
        var isColumn = output.ndim == 3 && output.size(2) == 1;
        if (!(output.ndim == 2 || isColumn) || output.size(0) != lengths.Length || output.size(1) != length)
            throw WrongShape(output, $"[{lengths.Length}, {length}] or [{lengths.Length}, {length}, 1]: one score per candidate. The width of the last layer must be 1; batch comes first.");

        using var scope = torch.NewDisposeScope();
        var counts = torch.tensor(lengths.ToArray(), dtype: torch.ScalarType.Int64, device: output.device).view(-1, 1);
        var isPadding = torch.arange(length, dtype: torch.ScalarType.Int64, device: output.device).view(1, -1).ge(counts);
        return (isColumn ? output.squeeze(2) : output).masked_fill(isPadding, Never).MoveToOuterDisposeScope();
    }

    /// <summary>One score per candidate, where each candidate was a row of the model's input: put side by side for each example, with padding so low that it gets no probability.</summary>
    /// <param name="output">What the model returned, [M] or [M, 1]: one per candidate of all examples, or one that is dropped where there are none.</param>
    /// <param name="candidates">The number of candidates of each example, [N].</param>
    /// <returns>Float32 [N, C], C the most candidates of an example, at least 1.</returns>
    /// <exception cref="TrainingException">It has another shape or dtype.</exception>
    public static torch.Tensor PerSequence(torch.Tensor output, ReadOnlySpan<int> candidates)
    {
        IsFloat32(output);
        var (sequences, most) = (0, 1);
        foreach (var count in candidates)
        {
            sequences += count;
            most = Math.Max(most, count);
        }

        var rows = Math.Max(1, sequences);
        if (output.size(0) != rows || !(output.ndim == 1 || (output.ndim == 2 && output.size(1) == 1)))
            throw WrongShape(output, $"[{rows}] or [{rows}, 1]: one score per candidate. The width of the last layer must be 1; batch comes first.");

        // The place of each candidate in the row of its example; padding takes the value behind the last.
        var places = new long[candidates.Length * most];
        Array.Fill(places, sequences);
        var next = 0;
        for (var example = 0; example < candidates.Length; example++)
        {
            for (var candidate = 0; candidate < candidates[example]; candidate++)
                places[(example * most) + candidate] = next++;
        }

        using var scope = torch.NewDisposeScope();
        var scores = output.reshape(rows).narrow(0, 0, sequences);
        var padded = torch.cat([scores, torch.full([1L], Never, dtype: torch.ScalarType.Float32, device: output.device)]);
        return padded.index_select(0, torch.tensor(places, device: output.device)).view(candidates.Length, most).MoveToOuterDisposeScope();
    }

    /// <summary>By how much the first of two items leads.</summary>
    /// <param name="output">What the model returned: the score of each item, [N, 2].</param>
    /// <param name="count">The number of pairs, N.</param>
    /// <returns>The score of the first less that of the second, float32 [N].</returns>
    /// <exception cref="TrainingException">It has another shape or dtype.</exception>
    public static torch.Tensor PairDifference(torch.Tensor output, int count)
    {
        IsFloat32(output);
        return output.ndim == 2 && output.size(0) == count && output.size(1) == 2
            ? output.select(1, 0).sub(output.select(1, 1))
            : throw WrongShape(output, $"[{count}, 2]: the score of the first and of the second item of each pair. Score both with the same layers and stack the scores: torch.stack([first, second], 1).");
    }

    /// <summary>How near two items are.</summary>
    /// <param name="output">What the model returned: an embedding of each item, [N, 2, D].</param>
    /// <param name="count">The number of pairs, N.</param>
    /// <returns>The cosine of the two, float32 [N], -1 to 1.</returns>
    /// <exception cref="TrainingException">It has another shape or dtype.</exception>
    public static torch.Tensor PairCosine(torch.Tensor output, int count)
    {
        IsFloat32(output);
        return output.ndim == 3 && output.size(0) == count && output.size(1) == 2
            ? torch.nn.functional.cosine_similarity(output.select(1, 0), output.select(1, 1), dim: 1)
            : throw WrongShape(output, $"[{count}, 2, D]: an embedding of the first and of the second item of each pair. Embed both with the same layers and stack them: torch.stack([first, second], 1).");
    }

    /// <summary>One embedding per example.</summary>
    /// <param name="output">What the model returned.</param>
    /// <param name="count">The number of examples, N.</param>
    /// <returns>The output, float32 [N, D].</returns>
    /// <exception cref="TrainingException">It has another shape or dtype.</exception>
    public static torch.Tensor Embedding(torch.Tensor output, int count)
    {
        IsFloat32(output);
        return output.ndim == 2 && output.size(0) == count ? output : throw WrongShape(output, $"[{count}, D]: one embedding per example.");
    }

    /// <summary>One value per example.</summary>
    /// <param name="output">What the model returned, [N] or [N, 1].</param>
    /// <param name="count">The number of examples, N.</param>
    /// <returns>The output, float32 [N].</returns>
    /// <exception cref="TrainingException">It has another shape or dtype.</exception>
    public static torch.Tensor PerExample(torch.Tensor output, int count)
    {
        IsFloat32(output);
        if (output.ndim == 1 && output.size(0) == count)
            return output;

        return output.ndim == 2 && output.size(0) == count && output.size(1) == 1
            ? output.squeeze(1)
            : throw WrongShape(output, $"[{count}] or [{count}, 1]: one value per example. The width of the last layer must be 1.");
    }

    /// <summary>One vector per example.</summary>
    /// <param name="output">What the model returned.</param>
    /// <param name="count">The number of examples, N.</param>
    /// <param name="width">The length of the vectors, D.</param>
    /// <returns>The output, float32 [N, D].</returns>
    /// <exception cref="TrainingException">It has another shape or dtype.</exception>
    public static torch.Tensor Vector(torch.Tensor output, int count, int width)
    {
        IsFloat32(output);
        return output.ndim == 2 && output.size(0) == count && output.size(1) == width
            ? output
            : throw WrongShape(output, $"[{count}, {width}]: one row per example and one column per target. The width of the last layer must be the length of the label, {width}.");
    }

    private static void IsFloat32(torch.Tensor output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (output.dtype != torch.ScalarType.Float32)
            throw new TrainingException($"The model returned {output.dtype}, shape [{string.Join(", ", output.shape)}]: expected Float32. Keep the model in float32, and return scores rather than classes.");
    }

    private static TrainingException WrongShape(torch.Tensor output, string expected) =>
        new($"The model returned shape [{string.Join(", ", output.shape)}]: expected {expected}");
}
