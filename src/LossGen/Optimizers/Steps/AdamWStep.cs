using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>Adam with decoupled weight decay. Loshchilov and Hutter, 2019.</summary>
internal sealed class AdamWStep(AdamW.Options options, AdamW.State state) : FusedStep
{
    public override void Apply(in FusedOperands operands)
    {
        var (beta1, beta2, rate) = (options.beta1!.Value, options.beta2!.Value, options.LearningRate!.Value);
        AdamPass.Run(
            new AdamMoments(beta1, beta2, decay: 0),
            kept: 1 - (rate * options.weight_decay!.Value),
            (beta1, beta2, options.eps!.Value, rate, ++state.step),
            operands,
            (state.exp_avg, state.exp_avg_sq, options.amsgrad!.Value ? state.max_exp_avg_sq : null));
    }
}
