using TorchSharp;

namespace LossGen;

/// <summary>Measures a token classification over batches of padded sequences.</summary>
public sealed class TokenMeter
{
    private readonly ClassificationMeter _tokens;
    private readonly EntityCounts? _entities;
    private readonly int _classes;
    private readonly long _ignoreIndex;
    private long _sequences;
    private long _exact;

    /// <summary>Starts measuring.</summary>
    /// <param name="classes">The classes in the order of their indices; entities are counted where all are tags of the BIO family.</param>
    /// <param name="ignoreIndex">The class index that stands for padding and for no label.</param>
    public TokenMeter(IReadOnlyList<string> classes, long ignoreIndex)
    {
        ArgumentNullException.ThrowIfNull(classes);
        _tokens = new ClassificationMeter(classes, ignoreIndex);
        _entities = EntityTag.ParseAll(classes) is { } tags ? new EntityCounts(tags) : null;
        _classes = classes.Count;
        _ignoreIndex = ignoreIndex;
    }

    /// <summary>Adds a batch.</summary>
    /// <param name="prediction">A score per token and class, float32 [N * L, C]; the largest is the prediction.</param>
    /// <param name="target">Class indices, int64 [N * L], sequence after sequence.</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    /// <param name="length">The padded length of a sequence, L.</param>
    public void Add(torch.Tensor prediction, torch.Tensor target, torch.Tensor lossSum, double denominator, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        _tokens.Add(prediction, target, lossSum, denominator);
        using var scores = new TensorValues<float>(prediction);
        using var indices = new TensorValues<long>(target);
        for (var start = 0; start < indices.Span.Length; start += length)
            AddSequence(scores.Span.Slice(start * _classes, length * _classes), indices.Span.Slice(start, length));
    }

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">There was no example, or none with a label.</exception>
    public TokenMetrics Result()
    {
        var tokens = _tokens.Result();
        var all = _entities?.Total();
        var factor = _tokens.Factor;
        return new TokenMetrics
        {
            Loss = tokens.Loss,
            Tokens = tokens.Examples,
            Sequences = _sequences,
            TokenAccuracy = tokens.Accuracy,
            SequenceAccuracy = factor * _exact / _sequences,
            MacroF1 = tokens.MacroF1,
            EntityPrecision = factor * all?.Precision,
            EntityRecall = factor * all?.Recall,
            EntityF1 = factor * all?.F1,
            Entities = [.. (_entities?.ByType() ?? []).Select(type => type.Times(factor))],
            Tags = tokens.Classes,
            Confusion = tokens.Confusion,
        };
    }

    private void AddSequence(ReadOnlySpan<float> scores, ReadOnlySpan<long> targets)
    {
        var (labelled, right) = (0, 0);
        for (var position = 0; position < targets.Length; position++)
        {
            if (targets[position] == _ignoreIndex)
                continue;

            var predicted = Ranking.IndexOfLargest(scores.Slice(position * _classes, _classes));
            labelled++;
            if (predicted < 0)
                continue;

            right += predicted == targets[position] ? 1 : 0;
            _entities?.Add((int)targets[position], predicted);
        }

        _entities?.End();
        _sequences += labelled > 0 ? 1 : 0;
        _exact += labelled > 0 && right == labelled ? 1 : 0;
    }
}
