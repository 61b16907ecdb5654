using TorchSharp;

namespace LossGen;

/// <summary>Puts the losses of several heads together.</summary>
public static class HeadLosses
{
    /// <summary>The weighted sum of the heads' mean losses, times the number of examples. A head without a label that counts in the batch adds nothing.</summary>
    /// <param name="count">The number of the batch's examples.</param>
    /// <param name="totals">What the losses of a step of several batches are divided by; empty where the batch is a step of its own.</param>
    /// <param name="losses">The loss of each head over the batch.</param>
    /// <returns>N times the sum over the heads of weight * sum / denominator, N and the denominators those of the step: a single value. The loop adds these up over the step's batches and divides by N.</returns>
    /// <exception cref="ArgumentException">There are no heads.</exception>
    public static torch.Tensor Sum(int count, HeadTotals totals, params ReadOnlySpan<HeadLoss> losses)
    {
        ArgumentNullException.ThrowIfNull(totals);
        using var scope = torch.NewDisposeScope();
        torch.Tensor? total = null;
        for (var head = 0; head < losses.Length; head++)
        {
            var part = Scaled(losses[head], head, count, totals);
            total = total is null ? part : total + part;
        }

        return (total ?? throw new ArgumentException("There are no heads.", nameof(losses))).MoveToOuterDisposeScope();
    }

    /// <summary>N times the weighted mean of a head's loss, as far as the batch has part in it. Where no label counts, 0 that no gradient flows from: some losses return NaN for 0 / 0.</summary>
    internal static torch.Tensor Scaled(HeadLoss loss, int head, int count, HeadTotals totals)
    {
        if (loss.Denominator == 0)
            return torch.zeros_like(loss.Sum);

        // Held in a variable: an implicit number-to-Scalar argument can be freed during the native call.
        using Scalar factor = loss.Weight * (totals.Examples > 0 ? totals.Examples : count) / totals.Of(head, loss.Denominator);
        return loss.Sum.mul(factor);
    }
}
