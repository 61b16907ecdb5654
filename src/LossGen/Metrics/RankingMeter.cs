using TorchSharp;

namespace LossGen;

/// <summary>Measures orders of candidates over batches.</summary>
public sealed class RankingMeter
{
    private readonly LossMean _loss = new();
    private readonly PredictionCheck _numbers = new();
    private long _examples;
    private long _lists;
    private double _ndcg;
    private double _ndcgAt5;
    private double _ndcgAt10;
    private double _reciprocalRanks;
    private double _guessed;

    /// <summary>Adds a batch.</summary>
    /// <param name="scores">One per candidate, float32 [N, L].</param>
    /// <param name="target">How relevant each candidate is, float32 [N, L]; minus infinity where there is none.</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor scores, torch.Tensor target, torch.Tensor lossSum, double denominator)
    {
        ArgumentNullException.ThrowIfNull(target);
        _loss.Add(lossSum, denominator);
        using var values = new TensorValues<float>(scores);
        using var grades = new TensorValues<float>(target);
        if (values.Span.Length != grades.Span.Length)
            throw new ArgumentException($"There are {values.Span.Length} scores for {grades.Span.Length} candidates.", nameof(scores));

        var width = (int)target.size(1);
        for (var start = 0; start < grades.Span.Length; start += width)
        {
            var count = width;
            while (count > 0 && float.IsNegativeInfinity(grades.Span[start + count - 1]))
                count--;

            Add(values.Span.Slice(start, count), grades.Span.Slice(start, count));
        }
    }

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">No example has a candidate that is relevant.</exception>
    public RankingMetrics Result()
    {
        if (_examples == 0)
            throw DataException.EmptySplit("evaluation");

        if (_lists == 0)
            throw new DataException("No candidate of the evaluation examples is relevant, so that no order is better than another. At least one needs a grade above 0.");

        var factor = _numbers.Factor;
        return new RankingMetrics
        {
            Loss = _loss.Value,
            Examples = _lists,
            Ndcg = factor * _ndcg / _lists,
            NdcgAt5 = factor * _ndcgAt5 / _lists,
            NdcgAt10 = factor * _ndcgAt10 / _lists,
            MeanReciprocalRank = factor * _reciprocalRanks / _lists,
            GuessNdcg = _guessed / _lists,
        };
    }

    private void Add(ReadOnlySpan<float> scores, ReadOnlySpan<float> grades)
    {
        _examples++;
        var gains = new double[grades.Length];
        for (var index = 0; index < gains.Length; index++)
            gains[index] = Math.Pow(2, grades[index]) - 1;

        if (!Array.Exists(gains, gain => gain > 0))
            return;

        _lists++;
        _numbers.Admit(scores);
        var list = new RankedList(scores, gains);
        _ndcg += list.Ndcg(int.MaxValue);
        _ndcgAt5 += list.Ndcg(5);
        _ndcgAt10 += list.Ndcg(10);
        _reciprocalRanks += 1.0 / list.FirstRelevant;
        _guessed += new RankedList(new float[gains.Length], gains).Ndcg(int.MaxValue);
    }
}
