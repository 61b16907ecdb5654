using System.Numerics;
using System.Runtime.CompilerServices;

namespace LossGen;

/// <summary>The update of Adam, AdamW and their AMSGrad forms at one step.</summary>
/// <typeparam name="TSquare">Whether the greatest mean square so far divides, or the one at hand.</typeparam>
internal readonly struct AdamRule<TSquare> : IFusedRule
    where TSquare : struct, IAdamSquare
{
    private readonly AdamMoments _moments;
    private readonly Vector<float> _kept;
    private readonly Vector<float> _correction;
    private readonly Vector<float> _epsilon;
    private readonly Vector<float> _rate;

    /// <param name="moments">The averages.</param>
    /// <param name="kept">What decoupled weight decay leaves of a weight.</param>
    /// <param name="beta1">As in the averages.</param>
    /// <param name="beta2">As in the averages.</param>
    /// <param name="epsilon">Keeps the divisor from 0.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="step">The number of the step, from 1.</param>
    public AdamRule(AdamMoments moments, double kept, double beta1, double beta2, double epsilon, double rate, long step)
    {
        _moments = moments;
        _kept = new((float)kept);
        _correction = new((float)(1 / Math.Sqrt(1 - Math.Pow(beta2, step))));
        _epsilon = new((float)epsilon);
        _rate = new((float)(-rate / (1 - Math.Pow(beta1, step))));
    }

    public static int Memories => TSquare.Memories;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step(ref Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
    {
        weight *= _kept;
        _moments.Add(weight, gradient, ref first, ref second);
        var divisor = Vector.FusedMultiplyAdd(Vector.SquareRoot(TSquare.Of(second, ref third)), _correction, _epsilon);
        weight += _rate * first / divisor;
    }
}
