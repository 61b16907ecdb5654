using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>RMSProp, with momentum where there is any; not the centered form.</summary>
internal sealed class RmsPropStep(RMSProp.Options options, RMSProp.State state) : FusedStep
{
    public override void Apply(in FusedOperands operands)
    {
        state.step++;
        var square = new Square(options.alpha!.Value, options.weight_decay!.Value, options.eps!.Value);
        var (rate, momentum) = (options.LearningRate!.Value, options.momentum!.Value);
        if (momentum > 0)
            FusedPass.Run(new WithMomentum(square, rate, momentum), operands.With(state.square_avg, state.momentum_buffer));
        else
            FusedPass.Run(new Plain(square, rate), operands.With(state.square_avg));
    }

    /// <summary>The moving average of squares, and what divides by it.</summary>
    private readonly struct Square(double alpha, double decay, double epsilon)
    {
        private readonly Vector<float> _alpha = new((float)alpha);
        private readonly Vector<float> _rest = new((float)(1 - alpha));
        private readonly Vector<float> _decay = new((float)decay);
        private readonly Vector<float> _epsilon = new((float)epsilon);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vector<float> Gradient, Vector<float> Divisor) Add(Vector<float> weight, Vector<float> gradient, ref Vector<float> square)
        {
            gradient = Vector.FusedMultiplyAdd(_decay, weight, gradient);
            square = Vector.FusedMultiplyAdd(_rest * gradient, gradient, square * _alpha);
            return (gradient, Vector.SquareRoot(square) + _epsilon);
        }
    }

    private readonly struct Plain(Square square, double rate) : IFusedRule
    {
        private readonly Square _square = square;
        private readonly Vector<float> _rate = new((float)-rate);

        public static int Memories => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step(ref Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            var (decayed, divisor) = _square.Add(weight, gradient, ref first);
            weight += _rate * decayed / divisor;
        }
    }

    private readonly struct WithMomentum(Square square, double rate, double momentum) : IFusedRule
    {
        private readonly Square _square = square;
        private readonly Vector<float> _rate = new((float)-rate);
        private readonly Vector<float> _momentum = new((float)momentum);

        public static int Memories => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step(ref Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            var (decayed, divisor) = _square.Add(weight, gradient, ref first);
            second = (second * _momentum) + (decayed / divisor);
            weight = Vector.FusedMultiplyAdd(_rate, second, weight);
        }
    }
}
