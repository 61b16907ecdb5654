using TorchSharp;

namespace LossGen.Transformers;

/// <summary>The mean over the tokens of sequences.</summary>
internal static class TokenMean
{
    private static readonly Scalar One = 1;

    /// <summary>Takes the mean; 0 for a sequence without tokens.</summary>
    /// <param name="states">Float [N, T, H].</param>
    /// <param name="paddingMask">Bool [N, T], true at padding.</param>
    /// <returns>Float [N, H].</returns>
    public static torch.Tensor Of(torch.Tensor states, torch.Tensor paddingMask)
    {
        using var scope = torch.NewDisposeScope();
        var shares = paddingMask.logical_not().to(states.dtype);
        var counts = shares.sum(1, keepdim: true).clamp_min(One);

        // Weights in a matrix product: no tensor of the states' size is made.
        return shares.div(counts).unsqueeze(1).matmul(states).squeeze(1).MoveToOuterDisposeScope();
    }
}
