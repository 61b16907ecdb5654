using TorchSharp;
using static TorchSharp.torch.nn;

namespace LossGen;

/// <content>Losses on sequences as a whole.</content>
public static partial class Losses
{
    /// <summary>Above this the loss of a label is that of something impossible, and not of something improbable.</summary>
    private static readonly Scalar Impossible = 1e8;

    /// <summary>
    /// Connectionist temporal classification: -log of the probability of all alignments that give the labels, divided by their number. An alignment has a class or a blank at each step;
    /// what it gives is left when repetitions are merged and blanks removed. Sequences too short for their labels have no alignment, and count as 0.
    /// </summary>
    /// <remarks>Graves et al., 2006. PyTorch's <c>ctc_loss</c> with <c>zero_infinity</c>, whose mean divides by the number of labels too; an empty transcript is divided by 1.</remarks>
    /// <param name="logits">Float [N, T, C + 1]: the blank is the last. Steps of padding are certain blanks, as <see cref="ModelOutput.StepsOrBlank"/> makes them.</param>
    /// <param name="target">Class indices, int64 [N * S] or [N, S], each from 0 to C - 1; negative behind the last of a shorter transcript.</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    public static torch.Tensor Ctc(torch.Tensor logits, torch.Tensor target, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(target);
        using var scope = torch.NewDisposeScope();
        var (count, steps, blank) = (logits.size(0), logits.size(1), logits.size(2) - 1);
        var labels = target.reshape(count, -1);
        var lengths = labels.ge(Zero).sum(1, type: torch.ScalarType.Int64);
        var losses = functional.ctc_loss(
            functional.log_softmax(logits, dim: 2).transpose(0, 1),
            labels.clamp_min(Zero),
            input_lengths: torch.full(count, steps, dtype: torch.ScalarType.Int64, device: logits.device),
            target_lengths: lengths,
            blank: blank,
            zero_infinity: true,
            reduction: Reduction.None);
        var perLabel = losses.div(lengths.clamp_min(One));
        return Reduced(torch.where(losses.lt(Impossible), perLabel, torch.zeros_like(perLabel)), reduction).MoveToOuterDisposeScope();
    }
}
