using TorchSharp;

namespace LossGen.Transformers;

/// <summary>
/// Pairs of texts that were tokenized as one sequence, [CLS] first [SEP] second [SEP], taken apart again: two batches of sequences as if each text had been tokenized alone.
/// So a bi-encoder can encode them one by one, where the pair as it is lets the texts attend to each other.
/// </summary>
/// <param name="First">The first texts, int64 [N, T].</param>
/// <param name="FirstPaddingMask">Bool [N, T], true at padding.</param>
/// <param name="Second">The second texts, int64 [N, T], each behind a [CLS] of its own.</param>
/// <param name="SecondPaddingMask">Bool [N, T], true at padding.</param>
public sealed record SequencePair(torch.Tensor First, torch.Tensor FirstPaddingMask, torch.Tensor Second, torch.Tensor SecondPaddingMask)
{
    private static readonly Scalar One = 1;

    /// <summary>Takes pairs apart.</summary>
    /// <param name="tokens">Int64 [N, T].</param>
    /// <param name="paddingMask">Bool [N, T], true at padding.</param>
    /// <param name="tokenTypes">Int64 [N, T]: 0 at the first text, 1 at the second.</param>
    /// <returns>The two texts of each pair. The tensors belong to the scope at hand.</returns>
    public static SequencePair Split(torch.Tensor tokens, torch.Tensor paddingMask, torch.Tensor tokenTypes)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(paddingMask);
        ArgumentNullException.ThrowIfNull(tokenTypes);
        using var scope = torch.NewDisposeScope();
        var isFirst = tokenTypes.eq(0).logical_and(paddingMask.logical_not());
        var length = isFirst.sum(1, keepdim: true);

        // Position k of a second text is at length - 1 + k of the pair; at its position 0 comes [CLS].
        var places = torch.arange(tokens.size(1), dtype: torch.ScalarType.Int64, device: tokens.device).unsqueeze(0).add(length).sub(One);
        var isOutside = places.ge(tokens.size(1));
        var inside = places.clamp_max(tokens.size(1) - 1);
        var second = tokens.gather(1, inside);
        second.narrow(1, 0, 1).copy_(tokens.narrow(1, 0, 1));
        var mask = paddingMask.gather(1, inside).logical_or(isOutside);
        return new SequencePair(
            tokens.alias().MoveToOuterDisposeScope(),
            isFirst.logical_not().MoveToOuterDisposeScope(),
            second.MoveToOuterDisposeScope(),
            mask.MoveToOuterDisposeScope());
    }
}
