using TorchSharp;

namespace LossGen;

/// <summary>Measures an open-set classification over batches.</summary>
public sealed class OpenSetMeter
{
    private readonly DecisionThresholds _thresholds;
    private readonly LossMean _loss = new();
    private readonly PredictionCheck _numbers = new();
    private readonly List<float> _confidences = [];
    private readonly List<bool> _isKnown = [];
    private long _unknown;
    private long _right;
    private long _mostProbable;
    private long _rejected;

    /// <summary>Starts measuring.</summary>
    /// <param name="thresholds">Above what probability an example is of a known class.</param>
    public OpenSetMeter(DecisionThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        _thresholds = thresholds;
    }

    /// <summary>Adds a batch.</summary>
    /// <param name="logits">Float32 [N, C].</param>
    /// <param name="target">Class indices, int64 [N]; -1 for what is of no class.</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor logits, torch.Tensor target, torch.Tensor lossSum, double denominator)
    {
        ArgumentNullException.ThrowIfNull(logits);
        _loss.Add(lossSum, denominator);
        using var probabilities = torch.nn.functional.softmax(logits, dim: 1);
        using var values = new TensorValues<float>(probabilities);
        using var targets = new TensorValues<long>(target);
        var width = (int)logits.size(1);
        for (var row = 0; row < targets.Span.Length; row++)
        {
            var own = values.Span.Slice(row * width, width);
            var best = Ranking.IndexOfLargest(own);
            var confidence = _numbers.Admit(best) ? own[best] : float.NaN;
            var isKnown = targets.Span[row] >= 0;
            var isTaken = confidence > _thresholds[0];
            var isRight = best == targets.Span[row];
            _confidences.Add(confidence);
            _isKnown.Add(isKnown);
            _thresholds.Record?.Add(0, MathF.Log(confidence / (1 - confidence)), isKnown);
            _unknown += isKnown ? 0 : 1;
            _mostProbable += isRight ? 1 : 0;
            _rejected += !isKnown && !isTaken ? 1 : 0;
            _right += (isKnown ? isRight && isTaken : !isTaken) ? 1 : 0;
        }
    }

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">There was no example.</exception>
    public OpenSetMetrics Result()
    {
        if (_confidences.Count == 0)
            throw DataException.EmptySplit("evaluation");

        var factor = _numbers.Factor;
        return new OpenSetMetrics
        {
            Loss = _loss.Value,
            Examples = _confidences.Count,
            Unknown = _unknown,
            Accuracy = factor * _right / _confidences.Count,
            KnownAccuracy = factor * ((double)_mostProbable / (_confidences.Count - _unknown)),
            RocAuc = factor * (RankingCurves.Areas([.. _confidences], [.. _isKnown]).RocAuc),
            UnknownRecall = factor * _rejected / _unknown,
        };
    }
}
