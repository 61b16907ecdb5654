using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>Adam, with weight decay as part of the gradient. Kingma and Ba, 2015.</summary>
internal sealed class AdamStep(Adam.Options options, Adam.State state) : FusedStep
{
    public override void Apply(in FusedOperands operands)
    {
        var (beta1, beta2) = (options.beta1!.Value, options.beta2!.Value);
        AdamPass.Run(
            new AdamMoments(beta1, beta2, options.weight_decay!.Value),
            kept: 1,
            (beta1, beta2, options.eps!.Value, options.LearningRate!.Value, ++state.step),
            operands,
            (state.exp_avg, state.exp_avg_sq, options.amsgrad!.Value ? state.max_exp_avg_sq : null));
    }
}
