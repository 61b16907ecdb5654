using TorchSharp;
using static TorchSharp.torch.nn;

namespace LossGen;

/// <content>Losses on how far predicted and true regions overlap.</content>
public static partial class Losses
{
    /// <summary>Soft Dice: 1 minus the mean over the classes of (2 TP + s) / (2 TP + FP + FN + s), for each image, with TP, FP and FN counted in probabilities.</summary>
    /// <remarks>Milletari et al., V-Net, 2016. Large and small regions count alike, where cross-entropy counts pixels.</remarks>
    /// <param name="logits">Float [N * P, C], pixel after pixel.</param>
    /// <param name="target">Class indices, int64 [N * P].</param>
    /// <param name="pixels">The number of pixels of an image, P.</param>
    /// <param name="smooth">s, which keeps a class that is absent from an image from dividing by 0; above 0, 1 is usual.</param>
    /// <param name="ignoreIndex">The index of pixels without a label; they count for no class.</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    public static torch.Tensor Dice(torch.Tensor logits, torch.Tensor target, int pixels, double smooth = 1.0, long ignoreIndex = -100, Reduction reduction = Reduction.Mean) =>
        Tversky(logits, target, pixels, 0.5, 0.5, smooth / 2, ignoreIndex, reduction);

    /// <summary>Tversky: 1 minus the mean over the classes of (TP + s) / (TP + a FP + b FN + s), for each image. With a = b = 1/2 it is Dice, with a = b = 1 Jaccard.</summary>
    /// <remarks>Salehi et al., Tversky loss function for image segmentation using 3D fully convolutional deep networks, 2017.</remarks>
    /// <param name="logits">Float [N * P, C], pixel after pixel.</param>
    /// <param name="target">Class indices, int64 [N * P].</param>
    /// <param name="pixels">The number of pixels of an image, P.</param>
    /// <param name="alpha">a, what a pixel taken for a class wrongly costs it; at least 0.</param>
    /// <param name="beta">b, what a pixel missed by a class costs it; at least 0. More than a for small regions that must be found.</param>
    /// <param name="smooth">s; above 0.</param>
    /// <param name="ignoreIndex">The index of pixels without a label; they count for no class.</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    public static torch.Tensor Tversky(torch.Tensor logits, torch.Tensor target, int pixels, double alpha = 0.5, double beta = 0.5, double smooth = 1.0, long ignoreIndex = -100, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(target);
        var classes = logits.size(1);
        using var scope = torch.NewDisposeScope();
        var labelled = target.ne(ignoreIndex).to_type(logits.dtype).unsqueeze(1);
        var probabilities = functional.softmax(logits, 1).mul(labelled).reshape(-1, pixels, classes);
        var truth = functional.one_hot(target.clamp(min: 0, max: classes - 1), classes).to_type(logits.dtype).mul(labelled).reshape(-1, pixels, classes);

        var hits = probabilities.mul(truth).sum(dim: 1);
        var wrong = probabilities.sum(dim: 1).sub(hits);
        var missed = truth.sum(dim: 1).sub(hits);
        Scalar a = alpha;
        Scalar b = beta;
        Scalar s = smooth;
        var overlap = hits.add(s).div(hits.add(wrong.mul(a)).add(missed.mul(b)).add(s));
        var result = Reduced(overlap.mean([1]).neg().add(One), reduction).MoveToOuterDisposeScope();
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        GC.KeepAlive(s);
        return result;
    }
}
