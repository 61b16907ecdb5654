using System.Diagnostics.CodeAnalysis;
using TorchSharp;

namespace LossGen;

/// <summary>Chooses what makes the steps.</summary>
[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The update owns the bank and disposes it; the caller owns the update.")]
internal static class ParameterUpdate
{
    public static IParameterUpdate Create(torch.nn.Module model, TrainingOptions options) =>
        Create(new OptimizerBank(ParameterPlan.Of(model, options), options), options.FuseOptimizer);

    /// <summary>The fused step where it is wanted and serves every parameter; that of <c>torch.optim</c> elsewhere.</summary>
    public static IParameterUpdate Create(OptimizerBank bank, bool isFused) =>
        isFused && FusedUpdate.TryCreate(bank) is { } fused ? fused : new TorchOptimUpdate(bank);
}
