using TorchSharp;

namespace LossGen;

/// <summary>Measures a multi-label classification over batches.</summary>
public sealed class MultiLabelMeter
{
    private readonly IReadOnlyList<string> _labels;
    private readonly long[] _truePositives;
    private readonly long[] _falsePositives;
    private readonly long[] _falseNegatives;
    private readonly DecisionThresholds _thresholds;
    private readonly double[] _onOutput;
    private readonly LossMean _loss = new();
    private readonly PredictionCheck _numbers = new();
    private long _examples;
    private long _exact;
    private double _jaccard;

    /// <summary>Starts measuring.</summary>
    /// <param name="classes">The labels in the order of their indices.</param>
    /// <param name="thresholds">Above what each label is predicted; null for logits above 0, which are probabilities above 0.5.</param>
    public MultiLabelMeter(IReadOnlyList<string> classes, DecisionThresholds? thresholds = null)
    {
        ArgumentNullException.ThrowIfNull(classes);
        _labels = classes;
        _truePositives = new long[classes.Count];
        _falsePositives = new long[classes.Count];
        _falseNegatives = new long[classes.Count];
        _thresholds = thresholds ?? DecisionThresholds.OfLogits(classes.Count);
        _onOutput = [.. Enumerable.Range(0, classes.Count).Select(_thresholds.OnOutput)];
    }

    /// <summary>Adds a batch.</summary>
    /// <param name="prediction">A logit per label, float32 [N, C].</param>
    /// <param name="target">1 for each label that applies and 0 elsewhere, float32 [N, C].</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor prediction, torch.Tensor target, torch.Tensor lossSum, double denominator)
    {
        _loss.Add(lossSum, denominator);
        using var scores = new TensorValues<float>(prediction);
        using var targets = new TensorValues<float>(target);
        var width = _labels.Count;
        for (var start = 0; start + width <= targets.Span.Length; start += width)
            Add(scores.Span.Slice(start, width), targets.Span.Slice(start, width));
    }

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">There was no example.</exception>
    public MultiLabelMetrics Result()
    {
        if (_examples == 0)
            throw DataException.EmptySplit("evaluation");

        var labels = new ClassMetrics[_labels.Count];
        for (var label = 0; label < labels.Length; label++)
            labels[label] = ClassMetrics.Of(_labels[label], _truePositives[label], _falsePositives[label], _falseNegatives[label]).Times(_numbers.Factor);

        var (truePositives, falsePositives, falseNegatives) = (_truePositives.Sum(), _falsePositives.Sum(), _falseNegatives.Sum());
        var factor = _numbers.Factor;
        return new MultiLabelMetrics
        {
            Loss = _loss.Value,
            Examples = _examples,
            MicroF1 = factor * Ratio.F1(truePositives, falsePositives, falseNegatives),
            MicroPrecision = factor * Ratio.OrZero(truePositives, truePositives + falsePositives),
            MicroRecall = factor * Ratio.OrZero(truePositives, truePositives + falseNegatives),
            MacroF1 = factor * labels.Average(label => label.F1),
            Jaccard = factor * _jaccard / _examples,
            ExactMatch = factor * _exact / _examples,
            OnlyPrediction = truePositives + falsePositives == 0 && falseNegatives > 0 ? "having no label" : null,
            HammingLoss = factor * ((double)(falsePositives + falseNegatives) / (_examples * labels.Length)),
            Labels = labels,
        };
    }

    private void Add(ReadOnlySpan<float> scores, ReadOnlySpan<float> targets)
    {
        _examples++;
        if (!_numbers.Admit(scores))
            return;

        var (both, either) = (0, 0);
        for (var label = 0; label < targets.Length; label++)
        {
            var predicted = scores[label] > _onOutput[label];
            var applies = targets[label] > 0f;
            _thresholds.Record?.Add(label, scores[label], applies);
            both += predicted && applies ? 1 : 0;
            either += predicted || applies ? 1 : 0;
            _truePositives[label] += predicted && applies ? 1 : 0;
            _falsePositives[label] += predicted && !applies ? 1 : 0;
            _falseNegatives[label] += !predicted && applies ? 1 : 0;
        }

        _exact += both == either ? 1 : 0;
        _jaccard += either == 0 ? 1.0 : (double)both / either;
    }
}
