using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>Adam with the infinity norm. Kingma and Ba, 2015.</summary>
internal sealed class AdamaxStep(Adamax.Options options, Adamax.State state) : FusedStep
{
    public override void Apply(in FusedOperands operands)
    {
        var beta1 = options.beta1!.Value;
        var rate = options.LearningRate!.Value / (1 - Math.Pow(beta1, ++state.step));
        FusedPass.Run(
            new Rule(rate, beta1, options.beta2!.Value, options.weight_decay!.Value, options.eps!.Value),
            operands.With(state.exp_avg, state.exp_inf));
    }

    private readonly struct Rule(double rate, double beta1, double beta2, double decay, double epsilon) : IFusedRule
    {
        private readonly Vector<float> _rate = new((float)-rate);
        private readonly Vector<float> _beta1 = new((float)beta1);
        private readonly Vector<float> _rest1 = new((float)(1 - beta1));
        private readonly Vector<float> _beta2 = new((float)beta2);
        private readonly Vector<float> _decay = new((float)decay);
        private readonly Vector<float> _epsilon = new((float)epsilon);

        public static int Memories => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step(ref Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            gradient = Vector.FusedMultiplyAdd(_decay, weight, gradient);
            first = Vector.FusedMultiplyAdd(_rest1, gradient, first * _beta1);
            second = Vector.Max(second * _beta2, Vector.Abs(gradient) + _epsilon);
            weight += _rate * first / second;
        }
    }
}
