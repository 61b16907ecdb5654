using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>Rectified Adam, by the same formula as <see cref="RectifiedAdam"/>.</summary>
internal sealed class RAdamStep(RAdam.Options options, RAdam.State state) : FusedStep
{
    public override void Apply(in FusedOperands operands)
    {
        var (beta1, beta2) = (options.beta1!.Value, options.beta2!.Value);
        var moments = new AdamMoments(beta1, beta2, options.weight_decay!.Value);
        var all = operands.With(state.exp_avg, state.exp_avg_sq);
        var (factor, isRectified) = RectifiedAdam.Factor(++state.step, options.LearningRate!.Value);
        if (isRectified)
            FusedPass.Run(new Rectified(moments, factor, options.eps!.Value), all);
        else
            FusedPass.Run(new Unrectified(moments, factor), all);
    }

    private readonly struct Rectified(AdamMoments moments, double factor, double epsilon) : IFusedRule
    {
        private readonly AdamMoments _moments = moments;
        private readonly Vector<float> _factor = new((float)factor);
        private readonly Vector<float> _epsilon = new((float)epsilon);

        public static int Memories => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step(ref Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            _moments.Add(weight, gradient, ref first, ref second);
            weight += _factor * first / (Vector.SquareRoot(second) + _epsilon);
        }
    }

    /// <summary>The step of momentum alone, while the variance cannot be estimated.</summary>
    private readonly struct Unrectified(AdamMoments moments, double factor) : IFusedRule
    {
        private readonly AdamMoments _moments = moments;
        private readonly Vector<float> _factor = new((float)factor);

        public static int Memories => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step(ref Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            _moments.Add(weight, gradient, ref first, ref second);
            weight = Vector.FusedMultiplyAdd(_factor, first, weight);
        }
    }
}
