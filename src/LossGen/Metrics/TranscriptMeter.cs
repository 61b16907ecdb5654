using TorchSharp;

namespace LossGen;

/// <summary>Measures transcription over batches.</summary>
/// <param name="blank">The index of the blank: the number of classes.</param>
public sealed class TranscriptMeter(int blank)
{
    private readonly LossMean _loss = new();
    private readonly PredictionCheck _numbers = new();
    private long _examples;
    private long _labels;
    private long _errors;
    private long _exact;

    /// <summary>Adds a batch.</summary>
    /// <param name="logits">One number per step and class, and one for the blank, float32 [N, T, C + 1]; steps of padding are certain blanks.</param>
    /// <param name="target">The class indices, int64 [N * S]; negative behind the last.</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor logits, torch.Tensor target, torch.Tensor lossSum, double denominator)
    {
        ArgumentNullException.ThrowIfNull(logits);
        _loss.Add(lossSum, denominator);
        using var probabilities = torch.nn.functional.softmax(logits, dim: 2);
        using var values = new TensorValues<float>(probabilities);
        using var targets = new TensorValues<long>(target);
        var count = (int)logits.size(0);
        var (steps, labels) = (values.Span.Length / count, targets.Span.Length / count);
        for (var row = 0; row < count; row++)
        {
            var (predicted, probability) = Transcript.Greedy(values.Span.Slice(row * steps, steps), blank + 1);
            _numbers.Admit((float)probability);
            var actual = new List<int>();
            foreach (var label in targets.Span.Slice(row * labels, labels))
            {
                if (label >= 0)
                    actual.Add((int)label);
            }

            var distance = Transcript.Distance(actual, predicted);
            _examples++;
            _labels += actual.Count;
            _errors += distance;
            _exact += distance == 0 ? 1 : 0;
        }
    }

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">There was no example.</exception>
    public TranscriptMetrics Result()
    {
        if (_examples == 0)
            throw DataException.EmptySplit("evaluation");

        var factor = _numbers.Factor;
        return new TranscriptMetrics
        {
            Loss = _loss.Value,
            Examples = _examples,
            LabelErrorRate = _labels > 0 ? factor * _errors / _labels : double.NaN,
            ExactMatch = factor * _exact / _examples,
        };
    }
}
