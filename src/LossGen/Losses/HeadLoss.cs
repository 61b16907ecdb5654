using System.Diagnostics.CodeAnalysis;
using TorchSharp;

namespace LossGen;

/// <summary>The loss of one of several heads over a batch.</summary>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Handed from call to call, never compared.")]
public readonly struct HeadLoss
{
    /// <summary>Takes the loss of a head.</summary>
    /// <param name="sum">The loss, summed over the batch: a single value.</param>
    /// <param name="denominator">What the sum is divided by to give the mean; 0 where no label of the batch counts.</param>
    /// <param name="weight">What the mean counts.</param>
    public HeadLoss(torch.Tensor sum, double denominator, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(sum);
        if (!(denominator >= 0 && double.IsFinite(denominator)))
            throw new ArgumentOutOfRangeException(nameof(denominator), denominator, "The denominator is what the loss is summed over: expected a finite number of at least 0.");

        Sum = sum;
        Denominator = denominator;
        Weight = weight;
    }

    /// <summary>The loss, summed over the batch.</summary>
    public torch.Tensor Sum { get; }

    /// <summary>What the sum is divided by to give the mean.</summary>
    public double Denominator { get; }

    /// <summary>What the mean counts.</summary>
    public double Weight { get; }
}
