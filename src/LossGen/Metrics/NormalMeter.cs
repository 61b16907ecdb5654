using TorchSharp;

namespace LossGen;

/// <summary>Measures a regression with mean and variance over batches.</summary>
public sealed class NormalMeter
{
    private const double Half95 = 1.96;

    private readonly List<float> _means = [];
    private readonly List<float> _targets = [];
    private readonly LossMean _loss = new();
    private readonly PredictionCheck _numbers = new();
    private double _likelihood;
    private long _covered;

    /// <summary>Adds a batch.</summary>
    /// <param name="prediction">Mean and log-variance, float32 [N, 2].</param>
    /// <param name="target">Float32 [N].</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor prediction, torch.Tensor target, torch.Tensor lossSum, double denominator)
    {
        _loss.Add(lossSum, denominator);
        using var predictions = new TensorValues<float>(prediction);
        using var targets = new TensorValues<float>(target);
        for (var row = 0; row < targets.Span.Length; row++)
        {
            var (mean, logVariance) = (predictions.Span[row * 2], predictions.Span[(row * 2) + 1]);
            var error = (double)targets.Span[row] - mean;
            _numbers.Admit(predictions.Span.Slice(row * 2, 2));
            _means.Add(mean);
            _targets.Add(targets.Span[row]);
            _likelihood += (logVariance + (error * error * Math.Exp(-logVariance)) + Math.Log(2 * Math.PI)) / 2;
            _covered += Math.Abs(error) <= Half95 * Math.Exp(logVariance / 2.0) ? 1 : 0;
        }
    }

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">There was no example.</exception>
    public NormalMetrics Result()
    {
        if (_targets.Count == 0)
            throw DataException.EmptySplit("evaluation");

        float[] means = [.. _means];
        float[] targets = [.. _targets];
        var squared = Agreement.SquaredError(means, targets);
        var factor = _numbers.Factor;
        return new NormalMetrics
        {
            Loss = _loss.Value,
            Examples = targets.Length,
            Sample = PredictionSample.Of(means, targets),
            OnlyPrediction = PredictionSpread.Of(means, targets),
            NegativeLogLikelihood = _likelihood / targets.Length,
            Coverage95 = factor * _covered / targets.Length,
            RootMeanSquaredError = Math.Sqrt(squared),
            R2 = 1 - (squared / Agreement.Variance(targets)),
        };
    }
}
