using TorchSharp;

namespace LossGen.Transformers;

/// <summary>What keeps tokens from attending to padding.</summary>
internal static class AttentionMask
{
    // The least number rather than minus infinity: in a sequence that is nothing but padding all scores are then equal, where infinities would make NaN.
    private static readonly Scalar LeastHalf = -65504f;
    private static readonly Scalar LeastSingle = float.MinValue;

    /// <summary>What is added to the scores.</summary>
    /// <param name="paddingMask">Bool [N, T], true at padding.</param>
    /// <param name="dtype">The dtype of the scores.</param>
    /// <returns>[N, 1, 1, T]: 0 at tokens, the least number at padding.</returns>
    public static torch.Tensor Of(torch.Tensor paddingMask, torch.ScalarType dtype)
    {
        using var scope = torch.NewDisposeScope();
        return torch.zeros(paddingMask.size(0), 1, 1, paddingMask.size(1), dtype: dtype, device: paddingMask.device)
            .masked_fill_(paddingMask.unsqueeze(1).unsqueeze(1), dtype == torch.ScalarType.Float16 ? LeastHalf : LeastSingle)
            .MoveToOuterDisposeScope();
    }
}
