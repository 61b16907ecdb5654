using TorchSharp;

namespace LossGen;

/// <summary>Averages a loss over batches: all sums over all denominators, so that a short last batch counts for what it is.</summary>
internal sealed class LossMean
{
    /// <summary>What the losses sum to.</summary>
    public double Sum { get; private set; }

    /// <summary>What they are summed over: examples, or the sum of their weights.</summary>
    public double Denominator { get; private set; }

    /// <summary>The mean; NaN where nothing was summed.</summary>
    public double Value => Denominator > 0 ? Sum / Denominator : double.NaN;

    public void Add(torch.Tensor lossSum, double denominator)
    {
        // With nothing to sum (every label ignored) some losses return NaN for 0 / 0.
        if (denominator > 0)
            Add(SingleNumber.Of(lossSum), denominator);
    }

    public void Add(double lossSum, double denominator)
    {
        Sum += lossSum;
        Denominator += denominator;
    }

    /// <summary>Begins anew, with what was summed before.</summary>
    public void Restart(double lossSum = 0, double denominator = 0) => (Sum, Denominator) = (lossSum, denominator);
}
