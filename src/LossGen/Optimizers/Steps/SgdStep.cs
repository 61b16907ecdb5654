using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>Stochastic gradient descent, with momentum, plain or Nesterov's, where there is any.</summary>
internal sealed class SgdStep(Parameter parameter, SGD.Options options, SGD.State state) : FusedStep
{
    public override void Apply(in FusedOperands operands)
    {
        var (rate, decay, momentum) = (options.LearningRate!.Value, options.weight_decay!.Value, options.momentum!.Value);
        if (momentum == 0)
        {
            FusedPass.Run(new Plain(rate, decay), operands);
            return;
        }

        // The first gradient is the whole buffer, without dampening.
        var isFirst = state.momentum_buffer is null;
        if (isFirst)
            state.momentum_buffer = torch.zeros_like(parameter, requires_grad: false).DetachFromDisposeScope();

        var rule = new WithMomentum(rate, decay, momentum, isFirst ? 0 : options.dampening!.Value, options.nesterov!.Value);
        FusedPass.Run(rule, operands.With(state.momentum_buffer!));
    }

    private readonly struct Plain(double rate, double decay) : IFusedRule
    {
        private readonly Vector<float> _rate = new((float)-rate);
        private readonly Vector<float> _decay = new((float)decay);

        public static int Memories => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step(ref Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third) =>
            weight = Vector.FusedMultiplyAdd(_rate, Vector.FusedMultiplyAdd(_decay, weight, gradient), weight);
    }

    private readonly struct WithMomentum(double rate, double decay, double momentum, double dampening, bool isNesterov) : IFusedRule
    {
        private readonly Vector<float> _rate = new((float)-rate);
        private readonly Vector<float> _decay = new((float)decay);
        private readonly Vector<float> _momentum = new((float)momentum);
        private readonly Vector<float> _share = new((float)(1 - dampening));

        // The direction is a * gradient + b * buffer: the buffer itself, or one step ahead of it.
        private readonly Vector<float> _ofGradient = new(isNesterov ? 1f : 0f);
        private readonly Vector<float> _ofBuffer = new(isNesterov ? (float)momentum : 1f);

        public static int Memories => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step(ref Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            gradient = Vector.FusedMultiplyAdd(_decay, weight, gradient);
            first = Vector.FusedMultiplyAdd(_share, gradient, first * _momentum);
            weight = Vector.FusedMultiplyAdd(_rate, Vector.FusedMultiplyAdd(_ofBuffer, first, _ofGradient * gradient), weight);
        }
    }
}
