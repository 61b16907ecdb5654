using TorchSharp;
using static TorchSharp.torch.nn;

namespace LossGen;

/// <summary>Losses that TorchSharp lacks. Each takes and returns tensors as those of <c>torch.nn.functional</c> do, and can be used by hand.</summary>
public static partial class Losses
{
    // An implicit number-to-Scalar argument can be freed during the native call; these live as long as the process.
    private static readonly Scalar Zero = 0.0;
    private static readonly Scalar Half = 0.5;
    private static readonly Scalar One = 1.0;
    private static readonly Scalar Tiny = Epsilon;
    private static readonly Scalar LogTwoPi = Math.Log(2.0 * Math.PI);
    private static readonly Scalar Two = 2.0;
    private static readonly Scalar Four = 4.0;
    private static readonly Scalar MinusTwo = -2.0;
    private static readonly Scalar NoIndex = -1L;
    private static readonly Scalar Ln2 = Math.Log(2.0);

    /// <summary>Hinge: max(0, 1 - y s). A support vector machine's loss; 0 once the score is on the right side by a margin of 1.</summary>
    /// <param name="scores">s, float [N] or any shape; the sign decides the class.</param>
    /// <param name="target">y, -1 or +1, of the same shape and dtype.</param>
    /// <param name="reduction">None for the shape of the scores, Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor Hinge(torch.Tensor scores, torch.Tensor target, Reduction reduction = Reduction.Mean)
    {
        using var scope = torch.NewDisposeScope();
        return Reduced(Shortfall(scores, target), reduction).MoveToOuterDisposeScope();
    }

    /// <summary>Squared hinge: max(0, 1 - y s) squared. Smooth, and harder on scores that are far on the wrong side.</summary>
    /// <param name="scores">s, float [N] or any shape; the sign decides the class.</param>
    /// <param name="target">y, -1 or +1, of the same shape and dtype.</param>
    /// <param name="reduction">None for the shape of the scores, Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor SquaredHinge(torch.Tensor scores, torch.Tensor target, Reduction reduction = Reduction.Mean)
    {
        using var scope = torch.NewDisposeScope();
        return Reduced(Shortfall(scores, target).square(), reduction).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Log-cosh: log(cosh(d)) of the error d. Like d^2 / 2 near 0 and like |d| - log 2 far away; its gradient is tanh(d).
    /// </summary>
    /// <remarks>Computed as |d| + log(1 + exp(-2 |d|)) - log 2, which does not overflow; below 1 as log(1 + 2 sinh(d / 2)^2), which does not cancel.</remarks>
    /// <param name="input">The predictions, float [N] or any shape.</param>
    /// <param name="target">The targets, of the same shape and dtype.</param>
    /// <param name="reduction">None for the shape of the predictions, Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor LogCosh(torch.Tensor input, torch.Tensor target, Reduction reduction = Reduction.Mean)
    {
        SameShape(input, target);
        using var scope = torch.NewDisposeScope();
        var error = input.sub(target).abs();
        var large = error.mul(MinusTwo).exp().log1p().add(error).sub(Ln2);

        // Clamped, because an infinity in the branch that is not taken would make the gradient NaN.
        var small = error.clamp(max: One).mul(Half).sinh().square().mul(Two).log1p();
        return Reduced(torch.where(error.lt(One), small, large), reduction).MoveToOuterDisposeScope();
    }

    /// <summary>Cauchy (Lorentzian): delta^2 log(1 + (d / delta)^2) / 2 of the error d. Like d^2 / 2 within delta; far away its gradient fades as delta^2 / d.</summary>
    /// <remarks>Barron, A General and Adaptive Robust Loss Function, 2019, with alpha = 0.</remarks>
    /// <param name="input">The predictions, float [N] or any shape.</param>
    /// <param name="target">The targets, of the same shape and dtype.</param>
    /// <param name="delta">The error up to which it is about quadratic, in units of the target; above 0.</param>
    /// <param name="reduction">None for the shape of the predictions, Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor Cauchy(torch.Tensor input, torch.Tensor target, double delta = 1.0, Reduction reduction = Reduction.Mean)
    {
        SameShape(input, target);
        using var scope = torch.NewDisposeScope();
        Scalar unit = 1 / delta;
        Scalar scale = delta * delta / 2;
        var result = Reduced(input.sub(target).mul(unit).square().log1p().mul(scale), reduction).MoveToOuterDisposeScope();
        GC.KeepAlive(unit);
        GC.KeepAlive(scale);
        return result;
    }

    /// <summary>Modified Huber: squared hinge where y s is at least -1, and -4 y s below: smooth, and linear in scores that are far on the wrong side.</summary>
    /// <remarks>Zhang, Solving Large Scale Linear Prediction Problems Using Stochastic Gradient Descent Algorithms, 2004; scikit-learn's modified_huber.</remarks>
    /// <param name="scores">s, float [N] or any shape; the sign decides the class.</param>
    /// <param name="target">y, -1 or +1, of the same shape and dtype.</param>
    /// <param name="reduction">None for the shape of the scores, Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor ModifiedHuber(torch.Tensor scores, torch.Tensor target, Reduction reduction = Reduction.Mean)
    {
        using var scope = torch.NewDisposeScope();
        var shortfall = Shortfall(scores, target);

        // Below a shortfall of 2 its square, beyond it the tangent there: 4 (1 - y s) - 4 = -4 y s.
        var near = shortfall.clamp(max: Two);
        return Reduced(near.square().add(shortfall.sub(near).mul(Four)), reduction).MoveToOuterDisposeScope();
    }

    /// <summary>How far the scores are from being right by a margin of 1.</summary>
    private static torch.Tensor Shortfall(torch.Tensor scores, torch.Tensor target)
    {
        SameShape(scores, target);
        return target.mul(scores).neg().add(One).relu();
    }

    private static torch.Tensor Reduced(torch.Tensor loss, Reduction reduction) => reduction switch
    {
        Reduction.None => loss,
        Reduction.Mean => loss.mean(),
        Reduction.Sum => loss.sum(),
        _ => throw new ArgumentOutOfRangeException(nameof(reduction), reduction, "Expected None, Mean or Sum."),
    };

    private static void SameShape(torch.Tensor input, torch.Tensor target)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(target);
        var same = input.ndim == target.ndim;
        for (var dimension = 0; same && dimension < input.ndim; dimension++)
            same = input.size(dimension) == target.size(dimension);

        // [N] against [N, 1] would broadcast to [N, N] and train on every pair.
        if (!same)
            throw new ArgumentException($"The shapes differ: [{string.Join(", ", input.shape)}] and [{string.Join(", ", target.shape)}]. They must be equal.", nameof(target));
    }
}
