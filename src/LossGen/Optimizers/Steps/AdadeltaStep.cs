using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>Adadelta. Zeiler, 2012.</summary>
internal sealed class AdadeltaStep(Adadelta.Options options, Adadelta.State state) : FusedStep
{
    public override void Apply(in FusedOperands operands) => FusedPass.Run(
        new Rule(options.LearningRate!.Value, options.weight_decay!.Value, options.rho!.Value, options.eps!.Value),
        operands.With(state.square_avg, state.acc_delta));

    private readonly struct Rule(double rate, double decay, double rho, double epsilon) : IFusedRule
    {
        private readonly Vector<float> _rate = new((float)-rate);
        private readonly Vector<float> _decay = new((float)decay);
        private readonly Vector<float> _rho = new((float)rho);
        private readonly Vector<float> _rest = new((float)(1 - rho));
        private readonly Vector<float> _epsilon = new((float)epsilon);

        public static int Memories => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step(ref Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            gradient = Vector.FusedMultiplyAdd(_decay, weight, gradient);
            first = Vector.FusedMultiplyAdd(_rest * gradient, gradient, first * _rho);
            var change = Vector.SquareRoot(second + _epsilon) / Vector.SquareRoot(first + _epsilon) * gradient;
            second = Vector.FusedMultiplyAdd(_rest * change, change, second * _rho);
            weight = Vector.FusedMultiplyAdd(_rate, change, weight);
        }
    }
}
