using TorchSharp;

namespace LossGen;

/// <summary>Averages a loss over batches: all sums over all denominators, so that a short last batch counts for what it is.</summary>
internal sealed class LossMean
{
    private double _sum;
    private double _denominator;

    /// <summary>The mean; NaN where nothing was summed.</summary>
    public double Value => _denominator > 0 ? _sum / _denominator : double.NaN;

    public void Add(torch.Tensor lossSum, double denominator)
    {
        // With nothing to sum (every label ignored) some losses return NaN for 0 / 0.
        if (denominator > 0)
            Add(lossSum.ToDouble(), denominator);
    }

    public void Add(double lossSum, double denominator)
    {
        _sum += lossSum;
        _denominator += denominator;
    }
}
