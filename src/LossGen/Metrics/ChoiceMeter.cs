using TorchSharp;

namespace LossGen;

/// <summary>Measures multiple choice over batches.</summary>
public sealed class ChoiceMeter
{
    /// <summary>Scores of padding are below: see <see cref="ModelOutput.PerCandidate"/>.</summary>
    private const float LeastScore = -1e29f;

    private readonly LossMean _loss = new();
    private readonly PredictionCheck _numbers = new();
    private long _examples;
    private long _right;
    private double _reciprocalRanks;
    private double _guessed;

    /// <summary>Adds a batch.</summary>
    /// <param name="scores">One per candidate, float32 [N, L]; those of padding so low that they get no probability.</param>
    /// <param name="target">The positions of the right candidates, int64 [N].</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor scores, torch.Tensor target, torch.Tensor lossSum, double denominator)
    {
        ArgumentNullException.ThrowIfNull(scores);
        _loss.Add(lossSum, denominator);
        using var values = new TensorValues<float>(scores);
        using var positions = new TensorValues<long>(target);
        var width = (int)scores.size(1);
        for (var row = 0; row < positions.Span.Length; row++)
        {
            var own = values.Span.Slice(row * width, width);
            var right = (int)positions.Span[row];
            _numbers.Admit(own);
            var (rank, candidates) = (1, 0);
            for (var index = 0; index < width; index++)
            {
                candidates += own[index] > LeastScore ? 1 : 0;
                rank += own[index] > own[right] || (own[index] == own[right] && index < right) ? 1 : 0;
            }

            _examples++;
            _right += rank == 1 ? 1 : 0;
            _reciprocalRanks += 1.0 / rank;
            _guessed += 1.0 / Math.Max(1, candidates);
        }
    }

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">There was no example.</exception>
    public ChoiceMetrics Result()
    {
        if (_examples == 0)
            throw DataException.EmptySplit("evaluation");

        var factor = _numbers.Factor;
        return new ChoiceMetrics
        {
            Loss = _loss.Value,
            Examples = _examples,
            Accuracy = factor * _right / _examples,
            MeanReciprocalRank = factor * _reciprocalRanks / _examples,
            GuessAccuracy = _guessed / _examples,
        };
    }
}
