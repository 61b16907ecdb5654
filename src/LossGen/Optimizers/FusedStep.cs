using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>The step of one parameter: what an optimizer of <c>torch.optim</c> does to it, by the options and on the state of that optimizer.</summary>
internal abstract class FusedStep
{
    /// <summary>The steps of an optimizer's parameters, in its order; null for each that only the optimizer itself can make.</summary>
    public static IEnumerable<FusedStep?> Of(OptimizerHelper optimizer)
    {
        var state = optimizer.state_dict();
        return optimizer.parameters().Select((parameter, index) =>
        {
            var group = state.StateIndexRef.FindIndex(indices => indices.Contains(index));
            return Of(parameter, state.Options[group], state.State[index]);
        });
    }

    /// <summary>Makes the step.</summary>
    /// <param name="operands">Weights and gradient of the parameter; the step adds the memories.</param>
    public abstract void Apply(in FusedOperands operands);

    private static FusedStep? Of(Parameter parameter, OptimizerOptions options, OptimizerState state) => (options, state) switch
    {
        (Adam.Options { maximize: false } own, Adam.State memory) => new AdamStep(own, memory),
        (AdamW.Options { maximize: false } own, AdamW.State memory) => new AdamWStep(own, memory),
        (SGD.Options { maximize: false } own, SGD.State memory) => new SgdStep(parameter, own, memory),
        (RMSProp.Options { maximize: false, centered: false } own, RMSProp.State memory) => new RmsPropStep(own, memory),
        (Adagrad.Options own, Adagrad.State memory) => new AdagradStep(own, memory),
        (Adadelta.Options { maximize: false } own, Adadelta.State memory) => new AdadeltaStep(own, memory),
        (Adamax.Options own, Adamax.State memory) => new AdamaxStep(own, memory),
        (NAdam.Options own, NAdam.State memory) => new NAdamStep(own, memory),
        (RAdam.Options own, RAdam.State memory) => new RAdamStep(own, memory),
        _ => null,
    };
}
