using TorchSharp;

namespace LossGen;

/// <summary>Measures a binary classification over batches.</summary>
public sealed class BinaryMeter
{
    private readonly ConfusionMatrix _confusion;
    private readonly DecisionThresholds _thresholds;
    private readonly double _threshold;
    private readonly LossMean _loss = new();
    private readonly PredictionCheck _numbers = new();
    private readonly List<float> _scores = [];
    private readonly List<bool> _isPositive = [];

    /// <summary>Starts measuring.</summary>
    /// <param name="negative">The name of the negative class.</param>
    /// <param name="positive">The name of the positive class.</param>
    /// <param name="thresholds">Above what an example counts as positive; null for logits above 0, which are probabilities above 0.5.</param>
    public BinaryMeter(string negative, string positive, DecisionThresholds? thresholds = null)
    {
        _confusion = new ConfusionMatrix([negative, positive]);
        _thresholds = thresholds ?? DecisionThresholds.OfLogits(1);
        _threshold = _thresholds.OnOutput(0);
    }

    /// <summary>Adds a batch.</summary>
    /// <param name="prediction">A logit or a hinge's score per example, float32 [N].</param>
    /// <param name="target">Float32 [N]: 1 for the positive class; 0 or -1 for the negative.</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor prediction, torch.Tensor target, torch.Tensor lossSum, double denominator)
    {
        _loss.Add(lossSum, denominator);
        using var scores = new TensorValues<float>(prediction);
        using var targets = new TensorValues<float>(target);
        for (var row = 0; row < targets.Span.Length; row++)
        {
            var score = scores.Span[row];
            var isPositive = targets.Span[row] > 0f;
            _scores.Add(score);
            _isPositive.Add(isPositive);
            if (!_numbers.Admit(score))
                continue;

            _thresholds.Record?.Add(0, score, isPositive);
            _confusion.Add(isPositive ? 1 : 0, score > _threshold ? 1 : 0);
        }
    }

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">There was no example.</exception>
    public BinaryMetrics Result()
    {
        if (_scores.Count == 0)
            throw DataException.EmptySplit("evaluation");

        var (trueNegatives, falsePositives) = (_confusion[0, 0], _confusion[0, 1]);
        var (falseNegatives, truePositives) = (_confusion[1, 0], _confusion[1, 1]);
        var (rocAuc, prAuc) = RankingCurves.Areas([.. _scores], [.. _isPositive]);
        var factor = _numbers.Factor;
        return new BinaryMetrics
        {
            Loss = _loss.Value,
            Examples = _scores.Count,
            Accuracy = factor * ((double)(truePositives + trueNegatives) / _scores.Count),
            Precision = factor * Ratio.OrZero(truePositives, truePositives + falsePositives),
            Recall = factor * Ratio.OrZero(truePositives, truePositives + falseNegatives),
            Specificity = factor * Ratio.OrZero(trueNegatives, trueNegatives + falsePositives),
            F1 = factor * Ratio.F1(truePositives, falsePositives, falseNegatives),
            RocAuc = factor * rocAuc,
            PrAuc = factor * prAuc,
            Confusion = _confusion.Copy(),
        };
    }
}
