using TorchSharp;

namespace LossGen;

/// <summary>Measures an ordinal regression over batches.</summary>
public sealed class OrdinalMeter
{
    private readonly ConfusionMatrix _confusion;
    private readonly int _ranks;
    private readonly LossMean _loss = new();
    private readonly PredictionCheck _numbers = new();
    private long _examples;

    /// <summary>Starts measuring.</summary>
    /// <param name="ranks">The ranks in order.</param>
    public OrdinalMeter(IReadOnlyList<string> ranks)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        _ranks = ranks.Count;
        _confusion = new ConfusionMatrix(ranks);
    }

    /// <summary>Adds a batch.</summary>
    /// <param name="prediction">The conditional logits, float32 [N, K - 1].</param>
    /// <param name="target">The ranks, int64 [N].</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor prediction, torch.Tensor target, torch.Tensor lossSum, double denominator)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        _loss.Add(lossSum, denominator);
        using var probabilities = prediction.sigmoid();
        using var conditional = new TensorValues<float>(probabilities);
        using var ranks = new TensorValues<long>(target);
        var each = new float[_ranks];
        var width = _ranks - 1;
        for (var row = 0; row < ranks.Span.Length; row++)
        {
            _examples++;
            var rank = Ranking.RankOf(conditional.Span.Slice(row * width, width), each);
            if (_numbers.Admit(rank))
                _confusion.Add((int)ranks.Span[row], rank);
        }
    }

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">There was no example.</exception>
    public OrdinalMetrics Result()
    {
        if (_examples == 0)
            throw DataException.EmptySplit("evaluation");

        var (distance, exact, near, observed, expected) = (0.0, 0L, 0L, 0.0, 0.0);
        for (var actual = 0; actual < _ranks; actual++)
        {
            for (var predicted = 0; predicted < _ranks; predicted++)
            {
                var count = _confusion[actual, predicted];
                var miss = Math.Abs(actual - predicted);
                distance += (double)count * miss;
                exact += miss == 0 ? count : 0;
                near += miss <= 1 ? count : 0;
                observed += (double)count * miss * miss;
                expected += (double)_confusion.Actual(actual) * _confusion.Predicted(predicted) / _examples * miss * miss;
            }
        }

        var factor = _numbers.Factor;
        return new OrdinalMetrics
        {
            Loss = _loss.Value,
            Examples = _examples,
            MeanAbsoluteError = factor * distance / _examples,
            Accuracy = factor * exact / _examples,
            WithinOne = factor * near / _examples,
            QuadraticKappa = expected > 0 ? factor * (1 - (observed / expected)) : double.NaN,
            Confusion = _confusion.Copy(),
        };
    }
}
