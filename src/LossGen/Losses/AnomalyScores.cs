using TorchSharp;

namespace LossGen;

/// <summary>The scores of training examples, from which the threshold of an anomaly detector follows.</summary>
public sealed class AnomalyScores
{
    private readonly List<float> _scores = [];

    /// <summary>That a share of false alarms can be one.</summary>
    /// <param name="rate">The share.</param>
    /// <returns>The share.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to below 1.</exception>
    public static double VerifyRate(double rate) => rate is >= 0 and < 1
        ? rate
        : throw new ArgumentOutOfRangeException(nameof(rate), rate, "The share of normal training examples above the threshold: expected a number from 0 to below 1.");

    /// <summary>Adds a batch. Examples that are known to be anomalous have no part in the threshold.</summary>
    /// <param name="scores">The squared distances, float32 [N].</param>
    /// <param name="target">1 for what is known to be anomalous, -1 for what is known to be normal, 0 where nothing is known, float32 [N].</param>
    public void Add(torch.Tensor scores, torch.Tensor target)
    {
        using var values = new TensorValues<float>(scores);
        using var labels = new TensorValues<float>(target);
        for (var row = 0; row < labels.Span.Length; row++)
        {
            if (labels.Span[row] <= 0f)
                _scores.Add(values.Span[row]);
        }
    }

    /// <summary>The least score above which at most a share of the examples lies.</summary>
    /// <param name="rate">The share, from 0 to below 1: 0 gives the greatest score.</param>
    /// <returns>The threshold; 0 where there are no scores.</returns>
    public double Threshold(double rate)
    {
        VerifyRate(rate);
        if (_scores.Count == 0)
            return 0;

        _scores.Sort();
        var above = (int)Math.Floor(rate * _scores.Count);
        return _scores[_scores.Count - 1 - above];
    }
}
