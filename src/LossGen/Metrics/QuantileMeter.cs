using TorchSharp;

namespace LossGen;

/// <summary>Measures a quantile regression over batches.</summary>
public sealed class QuantileMeter
{
    private readonly double[] _levels;
    private readonly long[] _below;
    private readonly LossMean _loss = new();
    private readonly PredictionCheck _numbers = new();
    private readonly List<float> _medians = [];
    private readonly List<float> _targets = [];
    private readonly int _median;
    private double _pinball;
    private double _width;
    private long _examples;

    /// <summary>Starts measuring.</summary>
    /// <param name="levels">The quantiles, between 0 and 1, ascending.</param>
    public QuantileMeter(double[] levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        _levels = [.. levels];
        _below = new long[levels.Length];
        for (var index = 1; index < levels.Length; index++)
        {
            if (Math.Abs(levels[index] - 0.5) < Math.Abs(levels[_median] - 0.5))
                _median = index;
        }
    }

    /// <summary>Adds a batch.</summary>
    /// <param name="prediction">The quantiles, float32 [N, Q].</param>
    /// <param name="target">Float32 [N].</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor prediction, torch.Tensor target, torch.Tensor lossSum, double denominator)
    {
        _loss.Add(lossSum, denominator);
        using var predictions = new TensorValues<float>(prediction);
        using var targets = new TensorValues<float>(target);
        var sorted = new float[_levels.Length];
        for (var row = 0; row < targets.Span.Length; row++)
        {
            // What Predict returns is measured: the quantiles in order.
            predictions.Span.Slice(row * sorted.Length, sorted.Length).CopyTo(sorted);
            _numbers.Admit(sorted);
            Array.Sort(sorted);
            for (var index = 0; index < sorted.Length; index++)
            {
                var error = (double)targets.Span[row] - sorted[index];
                _pinball += Math.Max(_levels[index] * error, (_levels[index] - 1) * error);
                _below[index] += error <= 0 ? 1 : 0;
            }

            _medians.Add(sorted[_median]);
            _targets.Add(targets.Span[row]);
            _width += sorted[^1] - sorted[0];
            _examples++;
        }
    }

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">There was no example.</exception>
    public QuantileMetrics Result()
    {
        if (_examples == 0)
            throw DataException.EmptySplit("evaluation");

        var coverage = Array.ConvertAll(_below, count => (double)count / _examples);
        var factor = _numbers.Factor;
        return new QuantileMetrics
        {
            Loss = _loss.Value,
            Examples = _examples,
            Sample = PredictionSample.Of(_medians, _targets),
            OnlyPrediction = PredictionSpread.Of([.. _medians], [.. _targets]),
            Pinball = _pinball / (_examples * _levels.Length),
            Coverage = Array.ConvertAll(coverage, share => factor * share),
            CalibrationError = factor * (coverage.Zip(_levels, (found, wanted) => Math.Abs(found - wanted)).Average()),
            IntervalWidth = _width / _examples,
        };
    }
}
