using TorchSharp;
using static TorchSharp.torch.nn;

namespace LossGen;

/// <content>Losses on how near examples are to each other.</content>
public static partial class Losses
{
    /// <summary>Margin ranking: max(0, m - y d) of the difference d of two scores: 0 once the right one leads by the margin.</summary>
    /// <remarks>PyTorch's margin_ranking_loss of d = x1 - x2, whose margin is 0 by default: then all scores may be equal.</remarks>
    /// <param name="difference">d, float [N].</param>
    /// <param name="target">y, +1 where the first should lead, -1 where the second should.</param>
    /// <param name="margin">m; above 0.</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor MarginRanking(torch.Tensor difference, torch.Tensor target, double margin = 1.0, Reduction reduction = Reduction.Mean)
    {
        SameShape(difference, target);
        using var scope = torch.NewDisposeScope();
        Scalar lead = margin;
        var result = Reduced(target.mul(difference).neg().add(lead).relu(), reduction).MoveToOuterDisposeScope();
        GC.KeepAlive(lead);
        return result;
    }

    /// <summary>Cosine embedding: 1 - c for a pair that belongs together, max(0, c - m) for one that does not, with c the cosine of the two.</summary>
    /// <remarks>PyTorch's cosine_embedding_loss, on the cosine.</remarks>
    /// <param name="cosine">c, float [N], -1 to 1.</param>
    /// <param name="target">+1 for pairs that belong together, -1 for others.</param>
    /// <param name="margin">m, -1 to 1: others may be as near as that.</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor CosineEmbedding(torch.Tensor cosine, torch.Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean)
    {
        SameShape(cosine, target);
        using var scope = torch.NewDisposeScope();
        Scalar near = -margin;
        var result = Reduced(torch.where(target.gt(Zero), cosine.neg().add(One), cosine.add(near).relu()), reduction).MoveToOuterDisposeScope();
        GC.KeepAlive(near);
        return result;
    }

    /// <summary>Contrastive: d^2 / 2 for a pair that belongs together, max(0, m - d)^2 / 2 for one that does not, with the distance d = 1 - cosine.</summary>
    /// <remarks>Hadsell, Chopra, LeCun, Dimensionality Reduction by Learning an Invariant Mapping, 2006; with the cosine distance as sentence-transformers has it.</remarks>
    /// <param name="cosine">Float [N], -1 to 1.</param>
    /// <param name="target">+1 for pairs that belong together, -1 for others.</param>
    /// <param name="margin">m, above 0 and up to 2: others are left alone beyond that distance.</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor Contrastive(torch.Tensor cosine, torch.Tensor target, double margin = 0.5, Reduction reduction = Reduction.Mean)
    {
        SameShape(cosine, target);
        using var scope = torch.NewDisposeScope();
        Scalar left = margin - 1;
        var result = Reduced(torch.where(target.gt(Zero), cosine.neg().add(One), cosine.add(left).relu()).square().mul(Half), reduction).MoveToOuterDisposeScope();
        GC.KeepAlive(left);
        return result;
    }

    /// <summary>
    /// Triplet loss with the hardest triplets of the batch: max(0, m + d(a, p) - d(a, n)) for each anchor a, with p the farthest example of its class and n the nearest of another, by Euclidean distance.
    /// </summary>
    /// <remarks>Hermans, Beyer, Leibe, In Defense of the Triplet Loss for Person Re-Identification, 2017. Batches need several examples of a class: make them large.</remarks>
    /// <param name="embeddings">Float [N, D].</param>
    /// <param name="target">Class indices, int64 [N].</param>
    /// <param name="margin">m, in units of the embedding; above 0.</param>
    /// <param name="reduction">None for [N], with 0 for an example that has no other of its class or none of another; Sum, or Mean over the anchors that have another of their class.</param>
    /// <returns>The loss.</returns>
    public static torch.Tensor BatchHardTriplet(torch.Tensor embeddings, torch.Tensor target, double margin = 1.0, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        using var scope = torch.NewDisposeScope();
        var (same, others) = Neighbours(target);
        var different = same.logical_not();

        // The square root has no gradient at 0, where each example meets itself.
        Scalar least = 1e-24;
        var distance = embeddings.unsqueeze(1).sub(embeddings.unsqueeze(0)).square().sum(dim: -1).clamp(min: least).sqrt();
        Scalar infinity = double.PositiveInfinity;
        var farthest = distance.masked_fill(others.logical_not(), Zero).amax([1]);
        var nearest = distance.masked_fill(same, infinity).amin([1]);
        var isAnchor = others.any(1).logical_and(different.any(1));
        Scalar lead = margin;

        // Without another class the nearest is infinite, and 0 times an infinite gradient would be NaN.
        var shortfall = farthest.sub(torch.where(isAnchor, nearest, torch.zeros_like(nearest))).add(lead).relu().mul(isAnchor.to_type(embeddings.dtype));
        var result = OverAnchors(shortfall, others, reduction).MoveToOuterDisposeScope();
        GC.KeepAlive(least);
        GC.KeepAlive(infinity);
        GC.KeepAlive(lead);
        return result;
    }

    /// <summary>
    /// Supervised contrastive loss: for each anchor the mean over the others of its class of -log(exp(c_p / T) / sum over all others a of exp(c_a / T)), with c the cosine.
    /// With two views of each example as a class it is InfoNCE (NT-Xent).
    /// </summary>
    /// <remarks>Khosla et al., Supervised Contrastive Learning, 2020; van den Oord et al., Representation Learning with Contrastive Predictive Coding, 2018.</remarks>
    /// <param name="embeddings">Float [N, D], of any length: they are normalised.</param>
    /// <param name="target">Class indices, int64 [N].</param>
    /// <param name="temperature">T, above 0; 0.1 is usual.</param>
    /// <param name="reduction">None for [N], with 0 for an example that has no other of its class; Sum, or Mean over those that have.</param>
    /// <returns>The loss.</returns>
    public static torch.Tensor SupervisedContrastive(torch.Tensor embeddings, torch.Tensor target, double temperature = 0.1, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        using var scope = torch.NewDisposeScope();
        var (_, others) = Neighbours(target);
        var unit = functional.normalize(embeddings, dim: 1);
        Scalar sharpness = 1.0 / temperature;
        Scalar infinity = double.NegativeInfinity;
        var self = torch.eye(embeddings.size(0), dtype: torch.ScalarType.Bool, device: embeddings.device);
        var similarity = unit.matmul(unit.t()).mul(sharpness).masked_fill(self, infinity);
        var log = functional.log_softmax(similarity, 1).masked_fill(self, Zero);
        var positives = others.to_type(embeddings.dtype);
        var loss = log.mul(positives).sum(dim: 1).neg().div(positives.sum(dim: 1).clamp(min: One));
        var result = OverAnchors(loss, others, reduction).MoveToOuterDisposeScope();
        GC.KeepAlive(sharpness);
        GC.KeepAlive(infinity);
        return result;
    }

    /// <summary>
    /// Circle loss: for each anchor log(1 + sum over n of exp(g a_n (c_n - m)) * sum over p of exp(-g a_p (c_p - 1 + m))), with c the cosine, p the others of its class and n the examples of other classes.
    /// The weights a_n = max(0, c_n + m) and a_p = max(0, 1 + m - c_p) say how far a pair is from its best; they are held constant, so that the gradient is the paper's.
    /// </summary>
    /// <remarks>Sun et al., Circle Loss: A Unified Perspective of Pair Similarity Optimization, 2020.</remarks>
    /// <param name="embeddings">Float [N, D], of any length: they are normalised.</param>
    /// <param name="target">Class indices, int64 [N].</param>
    /// <param name="margin">m, above 0 and up to 1: cosines are to be above 1 - m within a class and below m between classes.</param>
    /// <param name="gamma">g, above 0: how sharply the worst pairs dominate.</param>
    /// <param name="reduction">None for [N], with 0 for an example that has no other of its class or none of another; Sum, or Mean over the anchors that have another of their class.</param>
    /// <returns>The loss.</returns>
    public static torch.Tensor Circle(torch.Tensor embeddings, torch.Tensor target, double margin = 0.25, double gamma = 80.0, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        using var scope = torch.NewDisposeScope();
        var (same, others) = Neighbours(target);
        var unit = functional.normalize(embeddings, dim: 1);
        var cosine = unit.matmul(unit.t());
        Scalar least = 1 - margin;
        Scalar most = margin;
        Scalar ideal = 1 + margin;
        Scalar scale = gamma;
        torch.Tensor toPositive, toNegative;
        using (torch.no_grad())
        {
            toPositive = cosine.neg().add(ideal).relu().mul(scale);
            toNegative = cosine.add(most).relu().mul(scale);
        }

        // Without a pair of one kind its sum is 0, the logarithm minus infinity, and the loss 0.
        Scalar none = double.NegativeInfinity;
        var positives = cosine.sub(least).mul(toPositive).neg().masked_fill(others.logical_not(), none).logsumexp(1);
        var negatives = cosine.sub(most).mul(toNegative).masked_fill(same, none).logsumexp(1);
        var result = OverAnchors(functional.softplus(positives.add(negatives)), others, reduction).MoveToOuterDisposeScope();
        GC.KeepAlive(least);
        GC.KeepAlive(most);
        GC.KeepAlive(ideal);
        GC.KeepAlive(scale);
        GC.KeepAlive(none);
        return result;
    }

    /// <summary>Which examples are of one class, [N, N], and which of them are not the same example.</summary>
    private static (torch.Tensor Same, torch.Tensor Others) Neighbours(torch.Tensor target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var same = target.unsqueeze(0).eq(target.unsqueeze(1));
        var self = torch.eye(target.size(0), dtype: torch.ScalarType.Bool, device: target.device);
        return (same, same.logical_and(self.logical_not()));
    }

    private static torch.Tensor OverAnchors(torch.Tensor loss, torch.Tensor others, Reduction reduction) =>
        reduction == Reduction.Mean ? loss.sum().div(others.any(1).sum().clamp(min: One)) : Reduced(loss, reduction);
}
