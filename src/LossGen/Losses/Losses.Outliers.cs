using TorchSharp;
using static TorchSharp.torch.nn;

namespace LossGen;

/// <content>Losses that gather what is normal around a point.</content>
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
