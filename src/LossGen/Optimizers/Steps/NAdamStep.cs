using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>Adam with Nesterov momentum. Dozat, 2016.</summary>
internal sealed class NAdamStep(NAdam.Options options, NAdam.State state) : FusedStep
{
    public override void Apply(in FusedOperands operands)
    {
        var (beta1, beta2, rate) = (options.beta1!.Value, options.beta2!.Value, options.LearningRate!.Value);
        var step = ++state.step;
        var (momentum, next) = (Momentum(step), Momentum(step + 1));
        state.mu_product *= momentum;
        var rule = new Rule(
            new AdamMoments(beta1, beta2, options.weight_decay!.Value),
            ofGradient: -rate * (1 - momentum) / (1 - state.mu_product),
            ofMean: -rate * next / (1 - (state.mu_product * next)),
            correction: 1 / (1 - Math.Pow(beta2, step)),
            options.eps!.Value);
        FusedPass.Run(rule, operands.With(state.exp_avg, state.exp_avg_sq));

        double Momentum(long at) => beta1 * (1 - (0.5 * Math.Pow(0.96, at * options.momentum_decay!.Value)));
    }

    private readonly struct Rule(AdamMoments moments, double ofGradient, double ofMean, double correction, double epsilon) : IFusedRule
    {
        private readonly AdamMoments _moments = moments;
        private readonly Vector<float> _ofGradient = new((float)ofGradient);
        private readonly Vector<float> _ofMean = new((float)ofMean);
        private readonly Vector<float> _correction = new((float)correction);
        private readonly Vector<float> _epsilon = new((float)epsilon);

        public static int Memories => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step(ref Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            var decayed = _moments.Add(weight, gradient, ref first, ref second);
            var divisor = Vector.SquareRoot(second * _correction) + _epsilon;
            weight += Vector.FusedMultiplyAdd(_ofGradient, decayed, _ofMean * first) / divisor;
        }
    }
}
