using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>Adagrad. Duchi et al., 2011.</summary>
internal sealed class AdagradStep(Adagrad.Options options, Adagrad.State state) : FusedStep
{
    public override void Apply(in FusedOperands operands)
    {
        state.step++;
        var rate = options.LearningRate!.Value / (1 + ((state.step - 1) * options.lr_decay!.Value));
        FusedPass.Run(new Rule(rate, options.weight_decay!.Value, options.eps!.Value), operands.With(state.sum));
    }

    private readonly struct Rule(double rate, double decay, double epsilon) : IFusedRule
    {
        private readonly Vector<float> _rate = new((float)-rate);
        private readonly Vector<float> _decay = new((float)decay);
        private readonly Vector<float> _epsilon = new((float)epsilon);

        public static int Memories => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step(ref Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            gradient = Vector.FusedMultiplyAdd(_decay, weight, gradient);
            first = Vector.FusedMultiplyAdd(gradient, gradient, first);
            weight += _rate * gradient / (Vector.SquareRoot(first) + _epsilon);
        }
    }
}
