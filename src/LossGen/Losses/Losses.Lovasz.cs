using TorchSharp;
using static TorchSharp.torch.nn;

namespace LossGen;

/// <content>The Jaccard index, extended from sets of wrong pixels to how wrong each is.</content>
public static partial class Losses
{
    private static readonly Scalar Behind = double.NegativeInfinity;

    /// <summary>
    /// Lovász-Softmax: for each image the mean, over the classes that its labels show, of the Lovász extension of the Jaccard loss 1 - IoU, at the errors |1 - p| of the pixels of the class and p of the others.
    /// </summary>
    /// <remarks>
    /// Berman, Triki, Blaschko, The Lovász-Softmax Loss: A Tractable Surrogate for the Optimization of the Intersection-over-Union Measure in Neural Networks, 2018.
    /// Counted by image, as a batch's own IoU is no sum over its images. An image without a labelled pixel has a loss of 0.
    /// </remarks>
    /// <param name="logits">Float [N * P, C], pixel after pixel.</param>
    /// <param name="target">Class indices, int64 [N * P].</param>
    /// <param name="pixels">The number of pixels of an image, P.</param>
    /// <param name="ignoreIndex">The index of pixels without a label; they count for no class.</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss, 0 to 1 for each image.</returns>
    public static torch.Tensor LovaszSoftmax(torch.Tensor logits, torch.Tensor target, int pixels, long ignoreIndex = -100, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(target);
        var classes = logits.size(1);
        using var scope = torch.NewDisposeScope();
        var isLabelled = target.ne(ignoreIndex).unsqueeze(1);
        var truth = functional.one_hot(target.clamp(min: 0, max: classes - 1), classes).logical_and(isLabelled).to_type(logits.dtype);
        var errors = truth.sub(functional.softmax(logits, 1)).abs();
        var loss = JaccardExtension(ByImage(errors), ByImage(truth), isLabelled.reshape(-1, pixels, 1));
        var isPresent = ByImage(truth).sum(dim: 1).gt(Zero).to_type(logits.dtype);
        return Reduced(loss.mul(isPresent).sum(dim: 1).div(isPresent.sum(dim: 1).clamp_min(One)), reduction).MoveToOuterDisposeScope();

        torch.Tensor ByImage(torch.Tensor values) => values.reshape(-1, pixels, classes);
    }

    /// <summary>Lovász hinge: for each image the Lovász extension of the Jaccard loss 1 - IoU of class 1, at the margins 1 - y s of its pixels, with y = +1 in class 1 and -1 in class 0, and s by how much class 1 leads.</summary>
    /// <remarks>
    /// Yu and Blaschko, Learning Submodular Losses with the Lovász Hinge, 2015; for images Berman et al., 2018. Margins below 0 count as 0.
    /// In an image without class 1 any wrong pixel makes the IoU 0: the loss is then the largest margin. An image without a labelled pixel has a loss of 0.
    /// </remarks>
    /// <param name="logits">Float [N * P, 2], pixel after pixel.</param>
    /// <param name="target">0 or 1, int64 [N * P].</param>
    /// <param name="pixels">The number of pixels of an image, P.</param>
    /// <param name="ignoreIndex">The index of pixels without a label; they do not count.</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">There are not two classes.</exception>
    public static torch.Tensor LovaszHinge(torch.Tensor logits, torch.Tensor target, int pixels, long ignoreIndex = -100, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(target);
        if (logits.size(1) != 2)
            throw new ArgumentException($"There are {logits.size(1)} logits per pixel: expected 2, as the Lovász hinge is a loss of one region and the rest. Lovász-Softmax takes any number of classes.", nameof(logits));

        using var scope = torch.NewDisposeScope();
        var isLabelled = target.ne(ignoreIndex);
        var truth = target.eq(1).logical_and(isLabelled).to_type(logits.dtype);
        var lead = logits.select(1, 1).sub(logits.select(1, 0));
        var margins = truth.mul(MinusTwo).add(One).mul(lead).add(One);
        var loss = JaccardExtension(ByImage(margins), ByImage(truth), ByImage(isLabelled));
        return Reduced(loss.squeeze(1), reduction).MoveToOuterDisposeScope();

        torch.Tensor ByImage(torch.Tensor values) => values.reshape(-1, pixels, 1);
    }

    /// <summary>The Lovász extension of the Jaccard loss: the errors that are above 0, the largest first, each times by how much the Jaccard loss grows once that pixel is wrong too.</summary>
    /// <param name="errors">How wrong each pixel is, float [N, P, C].</param>
    /// <param name="truth">1 in the region and 0 elsewhere, of the same shape and dtype.</param>
    /// <param name="isLabelled">Which pixels count, bool [N, P, 1].</param>
    /// <returns>Float [N, C].</returns>
    private static torch.Tensor JaccardExtension(torch.Tensor errors, torch.Tensor truth, torch.Tensor isLabelled)
    {
        // Pixels without a label come behind all others, where they change the growth of none, and their errors count as 0.
        var isIgnored = isLabelled.logical_not();
        torch.Tensor order, growth;
        using (torch.no_grad())
        {
            order = errors.masked_fill(isIgnored, Behind).argsort(1, descending: true);
            var wrong = truth.gather(1, order);
            var size = truth.sum(dim: 1, keepdim: true);
            var intersection = size.sub(wrong.cumsum(1));
            var union = size.add(wrong.neg().add(One).cumsum(1));
            var jaccard = intersection.div(union).neg().add(One);
            growth = jaccard.sub(torch.cat([torch.zeros_like(size), jaccard.narrow(1, 0, jaccard.size(1) - 1)], 1));
        }

        return errors.masked_fill(isIgnored, Zero).relu().gather(1, order).mul(growth).sum(dim: 1);
    }
}
