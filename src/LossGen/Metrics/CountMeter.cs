using TorchSharp;

namespace LossGen;

/// <summary>Measures a count regression over batches.</summary>
public sealed class CountMeter
{
    private readonly List<float> _rates = [];
    private readonly List<float> _counts = [];
    private readonly LossMean _loss = new();

    /// <summary>Adds a batch.</summary>
    /// <param name="prediction">The logarithm of the rate, float32 [N].</param>
    /// <param name="target">The counts, float32 [N].</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor prediction, torch.Tensor target, torch.Tensor lossSum, double denominator)
    {
        _loss.Add(lossSum, denominator);
        using var logRates = new TensorValues<float>(prediction);
        using var counts = new TensorValues<float>(target);
        for (var index = 0; index < counts.Span.Length; index++)
        {
            _rates.Add(MathF.Exp(logRates.Span[index]));
            _counts.Add(counts.Span[index]);
        }
    }

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">There was no example.</exception>
    public CountMetrics Result()
    {
        if (_counts.Count == 0)
            throw DataException.EmptySplit("evaluation");

        float[] rates = [.. _rates];
        float[] counts = [.. _counts];
        var mean = counts.Average(count => (double)count);
        var deviance = Average(counts, index => Deviance(counts[index], rates[index]));
        var constant = Average(counts, index => Deviance(counts[index], mean));
        return new CountMetrics
        {
            Loss = _loss.Value,
            Examples = counts.Length,
            Sample = PredictionSample.Of(rates, counts),
            OnlyPrediction = PredictionSpread.Of(rates, counts),
            Deviance = deviance,
            ExplainedDeviance = constant > 0 ? 1 - (deviance / constant) : double.NaN,
            MeanAbsoluteError = Agreement.AbsoluteError(rates, counts),
            RootMeanSquaredError = Math.Sqrt(Agreement.SquaredError(rates, counts)),
        };
    }

    /// <summary>The Poisson deviance of one count; y log y is 0 at 0.</summary>
    private static double Deviance(double count, double rate) => 2 * ((count > 0 ? count * Math.Log(count / rate) : 0) - (count - rate));

    private static double Average(float[] counts, Func<int, double> value)
    {
        var sum = 0.0;
        for (var index = 0; index < counts.Length; index++)
            sum += value(index);

        return sum / counts.Length;
    }
}
