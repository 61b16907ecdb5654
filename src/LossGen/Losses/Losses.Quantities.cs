using TorchSharp;
using static TorchSharp.torch.nn;

namespace LossGen;

/// <content>Losses of quantities.</content>
public static partial class Losses
{
    private const double Epsilon = 1e-7;

    /// <summary>The squared difference of logarithms: (log(1 + p) - log(1 + y))^2. Relative errors count, for quantities over orders of magnitude.</summary>
    /// <remarks>As Keras' mean_squared_logarithmic_error: a prediction below 0 counts as 0.</remarks>
    /// <param name="input">The predictions, float [N] or any shape.</param>
    /// <param name="target">The targets, at least 0, of the same shape and dtype.</param>
    /// <param name="reduction">None for the shape of the predictions, Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor SquaredLogarithmicError(torch.Tensor input, torch.Tensor target, Reduction reduction = Reduction.Mean)
    {
        SameShape(input, target);
        using var scope = torch.NewDisposeScope();
        return Reduced(input.clamp_min(Zero).log1p().sub(target.log1p()).square(), reduction).MoveToOuterDisposeScope();
    }

    /// <summary>The error as a share of the target: |p - y| / |y|.</summary>
    /// <remarks>A share, not percent: Keras' mean_absolute_percentage_error is 100 times as large. Targets nearer to 0 than 1e-7 count as 1e-7.</remarks>
    /// <param name="input">The predictions, float [N] or any shape.</param>
    /// <param name="target">The targets, not 0, of the same shape and dtype.</param>
    /// <param name="reduction">None for the shape of the predictions, Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor RelativeError(torch.Tensor input, torch.Tensor target, Reduction reduction = Reduction.Mean)
    {
        using var scope = torch.NewDisposeScope();
        return Reduced(ErrorShare(input, target).abs(), reduction).MoveToOuterDisposeScope();
    }

    /// <summary>The squared error as a share of the target: ((p - y) / y)^2. The root of its mean is RMSPE.</summary>
    /// <remarks>
    /// The root itself is no loss here: that of a batch is no sum over its examples, so that accumulated, weighted and unequal batches would train towards something else.
    /// Over all examples both have their minimum at the same predictions. Targets nearer to 0 than 1e-7 count as 1e-7.
    /// </remarks>
    /// <param name="input">The predictions, float [N] or any shape.</param>
    /// <param name="target">The targets, not 0, of the same shape and dtype.</param>
    /// <param name="reduction">None for the shape of the predictions, Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor SquaredRelativeError(torch.Tensor input, torch.Tensor target, Reduction reduction = Reduction.Mean)
    {
        using var scope = torch.NewDisposeScope();
        return Reduced(ErrorShare(input, target).square(), reduction).MoveToOuterDisposeScope();
    }

    /// <summary>The error as a share of the target's size, with the error's sign.</summary>
    private static torch.Tensor ErrorShare(torch.Tensor input, torch.Tensor target)
    {
        SameShape(input, target);
        return input.sub(target).div(target.abs().clamp_min(Tiny));
    }

    /// <summary>Pinball: q (y - p) above the prediction and (1 - q) (p - y) below, for each quantile q. Its minimum is the quantile.</summary>
    /// <remarks>Koenker and Bassett, Regression Quantiles, 1978.</remarks>
    /// <param name="input">One prediction per quantile, float [N, Q].</param>
    /// <param name="target">Float [N].</param>
    /// <param name="quantiles">Q numbers between 0 and 1.</param>
    /// <param name="reduction">None for [N, Q], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The last dimension is not the number of quantiles.</exception>
    public static torch.Tensor Pinball(torch.Tensor input, torch.Tensor target, float[] quantiles, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(quantiles);
        if (input.size(-1) != quantiles.Length)
            throw new ArgumentException($"There are {input.size(-1)} predictions per example for {quantiles.Length} quantiles. They must be as many.", nameof(input));

        using var scope = torch.NewDisposeScope();
        var levels = torch.tensor(quantiles, dtype: input.dtype, device: input.device);
        var error = target.unsqueeze(-1).sub(input);
        return Reduced(torch.maximum(error.mul(levels), error.mul(levels.sub(One))), reduction).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The negative log-likelihood of a normal distribution whose mean and log-variance are predicted: (v + (y - m)^2 exp(-v) + log 2 pi) / 2.
    /// </summary>
    /// <remarks>TorchSharp's gaussian_nll_loss gives the variance no gradient, so that it never trains; here both heads learn.</remarks>
    /// <param name="input">Mean m and log-variance v, float [N, 2].</param>
    /// <param name="target">y, float [N].</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The last dimension is not 2.</exception>
    public static torch.Tensor GaussianNegativeLogLikelihood(torch.Tensor input, torch.Tensor target, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(target);
        if (input.size(-1) != 2)
            throw new ArgumentException($"There are {input.size(-1)} numbers per example: expected 2, the mean and the logarithm of the variance.", nameof(input));

        using var scope = torch.NewDisposeScope();
        var mean = input.select(-1, 0);
        var logVariance = input.select(-1, 1);
        var loss = target.sub(mean).square().mul(logVariance.neg().exp()).add(logVariance).add(LogTwoPi).mul(Half);
        return Reduced(loss, reduction).MoveToOuterDisposeScope();
    }
}
