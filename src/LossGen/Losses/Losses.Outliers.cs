using TorchSharp;
using static TorchSharp.torch.nn;

namespace LossGen;

/// <content>Losses on what is like nothing that is known.</content>
public static partial class Losses
{
    /// <summary>Deep SVDD: the squared distance of what is normal, or not known to be otherwise, from the centre. What is known to be anomalous is left out.</summary>
    /// <remarks>Ruff et al., Deep One-Class Classification, ICML 2018: the one-class objective; its weight decay is the optimizer's.</remarks>
    /// <param name="squaredDistance">d, float [N].</param>
    /// <param name="target">1 for what is known to be anomalous; -1, or 0 where nothing is known, for the rest. Of the same shape and dtype.</param>
    /// <param name="reduction">None for [N], with 0 for what is left out; Sum, or Mean over the others.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor DeepSvdd(torch.Tensor squaredDistance, torch.Tensor target, Reduction reduction = Reduction.Mean)
    {
        SameShape(squaredDistance, target);
        using var scope = torch.NewDisposeScope();
        var isNormal = target.le(Zero);
        var loss = squaredDistance.mul(isNormal);
        return (reduction == Reduction.Mean ? loss.sum().div(isNormal.sum()) : Reduced(loss, reduction)).MoveToOuterDisposeScope();
    }

    /// <summary>Entropic open-set loss: the cross-entropy of what belongs to a class; for what belongs to none, the mean of the cross-entropies of all classes, which is least where all are equally probable.</summary>
    /// <remarks>Dhamija, Günther, Boult, Reducing Network Agnostophobia, NeurIPS 2018, equation 1.</remarks>
    /// <param name="logits">Float [N, C].</param>
    /// <param name="target">Class indices, int64 [N]; -1 for what belongs to no class.</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    public static torch.Tensor EntropicOpenSet(torch.Tensor logits, torch.Tensor target, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(target);
        using var scope = torch.NewDisposeScope();
        var entropy = functional.log_softmax(logits, dim: 1).neg();
        var isKnown = target.ge(Zero);
        var own = entropy.gather(1, ClassOrFirst(target, -1).unsqueeze(1)).squeeze(1);
        return Reduced(torch.where(isKnown, own, entropy.mean([1])), reduction).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Objectosphere loss: the entropic open-set loss, and of the length |f| of the features w max(0, m - |f|)^2 for what belongs to a class and w |f|^2 for what belongs to none:
    /// what is unknown is drawn to the origin, where the logits of a linear layer without bias are all alike.
    /// </summary>
    /// <remarks>Dhamija, Günther, Boult, Reducing Network Agnostophobia, NeurIPS 2018, equation 3.</remarks>
    /// <param name="logitsAndFeatures">The logits of C classes, and behind them the features that they were made of, float [N, C + D].</param>
    /// <param name="target">Class indices, int64 [N]; -1 for what belongs to no class.</param>
    /// <param name="classes">C.</param>
    /// <param name="margin">m, how long the features of what belongs to a class should be at least; above 0.</param>
    /// <param name="featureWeight">w, above 0.</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    public static torch.Tensor Objectosphere(torch.Tensor logitsAndFeatures, torch.Tensor target, long classes, double margin = 10.0, double featureWeight = 0.01, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(logitsAndFeatures);
        ArgumentNullException.ThrowIfNull(target);
        using var scope = torch.NewDisposeScope();
        var squared = logitsAndFeatures.narrow(1, classes, logitsAndFeatures.size(1) - classes).square().sum(1);

        // The square root has no gradient at 0, where features that are all 0 lie.
        Scalar least = 1e-24;
        Scalar length = margin;
        Scalar weight = featureWeight;
        var shortfall = squared.clamp(min: least).sqrt().neg().add(length).relu().square();
        var ofFeatures = torch.where(target.ge(Zero), shortfall, squared).mul(weight);
        var result = Reduced(EntropicOpenSet(logitsAndFeatures.narrow(1, 0, classes), target, Reduction.None).add(ofFeatures), reduction).MoveToOuterDisposeScope();
        GC.KeepAlive(least);
        GC.KeepAlive(length);
        GC.KeepAlive(weight);
        return result;
    }

    /// <summary>
    /// Deep SAD: the squared distance d of what nothing is known of, eta d of what is known to be normal, and eta / d of what is known to be anomalous, which is thereby driven away from the centre.
    /// </summary>
    /// <remarks>Ruff et al., Deep Semi-Supervised Anomaly Detection, ICLR 2020. As in its authors' code, 1e-6 is added to what is divided by.</remarks>
    /// <param name="squaredDistance">d, float [N].</param>
    /// <param name="target">1 for what is known to be anomalous, -1 for what is known to be normal, 0 where nothing is known. Of the same shape and dtype.</param>
    /// <param name="eta">What an example with a label counts, against one without; above 0.</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor DeepSad(torch.Tensor squaredDistance, torch.Tensor target, double eta = 1.0, Reduction reduction = Reduction.Mean)
    {
        SameShape(squaredDistance, target);
        using var scope = torch.NewDisposeScope();
        Scalar weight = eta;
        Scalar least = 1e-6;
        var loss = torch.where(
            target.gt(Zero),
            squaredDistance.add(least).reciprocal().mul(weight),
            torch.where(target.lt(Zero), squaredDistance.mul(weight), squaredDistance));
        var result = Reduced(loss, reduction).MoveToOuterDisposeScope();
        GC.KeepAlive(weight);
        GC.KeepAlive(least);
        return result;
    }
}
