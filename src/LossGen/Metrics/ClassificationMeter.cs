using TorchSharp;

namespace LossGen;

/// <summary>Measures a classification over batches.</summary>
public sealed class ClassificationMeter
{
    private const int Top = 5;

    private readonly ConfusionMatrix _confusion;
    private readonly int _classes;
    private readonly long? _ignoreIndex;
    private readonly LossMean _loss = new();
    private readonly PredictionCheck _numbers = new();
    private long _seen;
    private long _labelled;
    private long _inTop;

    /// <summary>Starts measuring.</summary>
    /// <param name="classes">The classes in the order of their indices.</param>
    /// <param name="ignoreIndex">The class index that stands for no label, if there is one.</param>
    public ClassificationMeter(IReadOnlyList<string> classes, long? ignoreIndex = null)
    {
        ArgumentNullException.ThrowIfNull(classes);
        _classes = classes.Count;
        _confusion = new ConfusionMatrix(classes);
        _ignoreIndex = ignoreIndex;
    }

    /// <summary>Adds a batch.</summary>
    /// <param name="prediction">A score per class, float32 [N, C]: logits or probabilities; the largest is the prediction.</param>
    /// <param name="target">Class indices, int64 [N], or one-hot or probability rows, float32 [N, C], whose largest is the class.</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor prediction, torch.Tensor target, torch.Tensor lossSum, double denominator)
    {
        ArgumentNullException.ThrowIfNull(target);
        _loss.Add(lossSum, denominator);
        using var scores = new TensorValues<float>(prediction);
        if (target.dtype == torch.ScalarType.Int64)
        {
            using var indices = new TensorValues<long>(target);
            for (var row = 0; row < indices.Span.Length; row++)
                Add(scores.Span.Slice(row * _classes, _classes), indices.Span[row]);
        }
        else
        {
            using var rows = new TensorValues<float>(target);
            for (var row = 0; row < rows.Span.Length / _classes; row++)
                Add(scores.Span.Slice(row * _classes, _classes), Ranking.IndexOfLargest(rows.Span.Slice(row * _classes, _classes)));
        }
    }

    /// <summary>What metrics of the predictions are multiplied by.</summary>
    internal double Factor => _numbers.Factor;

    /// <summary>The metrics of all batches so far. Those of predictions are NaN where a prediction is.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">There was no example, or none with a label.</exception>
    public ClassificationMetrics Result()
    {
        if (_seen == 0)
            throw DataException.EmptySplit("evaluation");
        if (_labelled == 0)
            throw DataException.UnlabelledSplit("evaluation");

        var classes = new ClassMetrics[_classes];
        var correct = 0L;
        for (var index = 0; index < _classes; index++)
        {
            var hits = _confusion[index, index];
            classes[index] = ClassMetrics.Of(_confusion.Classes[index], hits, _confusion.Predicted(index) - hits, _confusion.Actual(index) - hits).Times(_numbers.Factor);
            correct += hits;
        }

        var occurring = Array.FindAll(classes, one => one.Support > 0);
        var involved = classes.Where((one, index) => one.Support > 0 || _confusion.Predicted(index) > 0).ToArray();
        var factor = _numbers.Factor;
        return new ClassificationMetrics
        {
            Loss = _loss.Value,
            Examples = _labelled,
            Accuracy = factor * correct / _labelled,
            BalancedAccuracy = factor * Mean(occurring, one => one.Recall),
            Top5Accuracy = _classes > Top ? factor * _inTop / _labelled : null,
            MacroPrecision = factor * Mean(involved, one => one.Precision),
            MacroRecall = factor * Mean(involved, one => one.Recall),
            MacroF1 = factor * Mean(involved, one => one.F1),
            WeightedPrecision = factor * (classes.Sum(one => one.Precision * one.Support) / _labelled),
            WeightedRecall = factor * (classes.Sum(one => one.Recall * one.Support) / _labelled),
            WeightedF1 = factor * (classes.Sum(one => one.F1 * one.Support) / _labelled),
            Classes = classes,
            Confusion = _confusion.Copy(),
        };
    }

    private void Add(ReadOnlySpan<float> scores, long actual)
    {
        _seen++;
        if (actual == _ignoreIndex)
            return;

        _labelled++;
        var predicted = Ranking.IndexOfLargest(scores);
        if (!_numbers.Admit(predicted))
            return;

        _confusion.Add((int)actual, predicted);
        if (_classes > Top)
            _inTop += IsInTop(scores, (int)actual) ? 1 : 0;
    }

    /// <summary>NaN where there are none: when no prediction is a number, nothing is counted.</summary>
    private static double Mean(ClassMetrics[] classes, Func<ClassMetrics, double> value) => classes.Length == 0 ? double.NaN : classes.Average(value);

    /// <summary>Whether fewer than five classes come before this one; of equals the first comes first.</summary>
    private static bool IsInTop(ReadOnlySpan<float> scores, int actual)
    {
        var before = 0;
        for (var index = 0; index < scores.Length; index++)
        {
            if (scores[index] > scores[actual] || (scores[index] == scores[actual] && index < actual))
                before++;
        }

        return before < Top;
    }
}
