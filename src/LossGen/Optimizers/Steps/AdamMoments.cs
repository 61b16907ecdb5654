using System.Numerics;
using System.Runtime.CompilerServices;

namespace LossGen;

/// <summary>The moving averages of a gradient and of its square, which the relatives of Adam share.</summary>
/// <param name="beta1">How much of the mean stays.</param>
/// <param name="beta2">How much of the mean square stays.</param>
/// <param name="decay">Weight decay that is part of the gradient.</param>
internal readonly struct AdamMoments(double beta1, double beta2, double decay)
{
    private readonly Vector<float> _beta1 = new((float)beta1);
    private readonly Vector<float> _rest1 = new((float)(1 - beta1));
    private readonly Vector<float> _beta2 = new((float)beta2);
    private readonly Vector<float> _rest2 = new((float)(1 - beta2));
    private readonly Vector<float> _decay = new((float)decay);

    /// <summary>Takes a gradient in.</summary>
    /// <returns>The gradient with its decay.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Add(Vector<float> weight, Vector<float> gradient, ref Vector<float> mean, ref Vector<float> square)
    {
        gradient = Vector.FusedMultiplyAdd(_decay, weight, gradient);
        mean = Vector.FusedMultiplyAdd(_rest1, gradient, mean * _beta1);
        square = Vector.FusedMultiplyAdd(_rest2 * gradient, gradient, square * _beta2);
        return gradient;
    }
}
