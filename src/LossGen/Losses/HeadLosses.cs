using TorchSharp;

namespace LossGen;

/// <summary>Puts the losses of several heads together.</summary>
public static class HeadLosses
{
    /// <summary>The weighted sum of the heads' mean losses, times the number of examples. A head without a label that counts in the batch adds nothing.</summary>
    /// <param name="count">The number of examples, N: what the loop divides by.</param>
    /// <param name="losses">The loss of each head.</param>
    /// <returns>N times the sum over the heads of weight * sum / denominator: a single value.</returns>
    /// <exception cref="ArgumentException">There are no heads.</exception>
    public static torch.Tensor Sum(int count, params ReadOnlySpan<HeadLoss> losses)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor? total = null;
        foreach (var loss in losses)
        {
            var part = Scaled(loss, count);
            total = total is null ? part : total + part;
        }

        return (total ?? throw new ArgumentException("There are no heads.", nameof(losses))).MoveToOuterDisposeScope();
    }

    /// <summary>N times the weighted mean of a loss. Where no label counts, 0 that no gradient flows from: some losses return NaN for 0 / 0.</summary>
    internal static torch.Tensor Scaled(HeadLoss loss, int count)
    {
        if (loss.Denominator == 0)
            return torch.zeros_like(loss.Sum);

        // Held in a variable: an implicit number-to-Scalar argument can be freed during the native call.
        using Scalar factor = loss.Weight * count / loss.Denominator;
        return loss.Sum.mul(factor);
    }
}
