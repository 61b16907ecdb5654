using TorchSharp;

namespace LossGen;

/// <summary>Measures span extraction over batches.</summary>
public sealed class SpanMeter
{
    private readonly LossMean _loss = new();
    private readonly PredictionCheck _numbers = new();
    private long _examples;
    private long _starts;
    private long _ends;
    private long _exact;
    private double _f1;

    /// <summary>Adds a batch.</summary>
    /// <param name="logits">Of each token being the first and the last, float32 [N, L, 2]; padding so low that it gets no probability.</param>
    /// <param name="target">The positions of the first and the last, int64 [N, 2].</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor logits, torch.Tensor target, torch.Tensor lossSum, double denominator)
    {
        ArgumentNullException.ThrowIfNull(logits);
        _loss.Add(lossSum, denominator);
        using var probabilities = torch.nn.functional.softmax(logits, dim: 1);
        using var values = new TensorValues<float>(probabilities);
        using var positions = new TensorValues<long>(target);
        var length = (int)logits.size(1);
        for (var row = 0; row < positions.Span.Length / 2; row++)
        {
            var actual = new TokenSpan((int)positions.Span[row * 2], (int)positions.Span[(row * 2) + 1]);
            var ends = values.Span.Slice(row * length * 2, length * 2);
            _numbers.Admit(ends);
            Add(actual, SpanPrediction.Best(ends, length).Span);
        }
    }

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">There was no example.</exception>
    public SpanMetrics Result()
    {
        if (_examples == 0)
            throw DataException.EmptySplit("evaluation");

        var factor = _numbers.Factor;
        return new SpanMetrics
        {
            Loss = _loss.Value,
            Examples = _examples,
            TokenF1 = factor * _f1 / _examples,
            ExactMatch = factor * _exact / _examples,
            StartAccuracy = factor * _starts / _examples,
            EndAccuracy = factor * _ends / _examples,
        };
    }

    private void Add(TokenSpan actual, TokenSpan predicted)
    {
        var common = Math.Max(0, Math.Min(actual.Last, predicted.Last) - Math.Max(actual.Start, predicted.Start) + 1);
        _examples++;
        _starts += actual.Start == predicted.Start ? 1 : 0;
        _ends += actual.Last == predicted.Last ? 1 : 0;
        _exact += actual == predicted ? 1 : 0;
        _f1 += Ratio.F1(common, predicted.Length - common, actual.Length - common);
    }
}
