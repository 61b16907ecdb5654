using TorchSharp;

namespace LossGen;

/// <summary>Chooses what makes the steps.</summary>
internal static class ParameterUpdate
{
    public static IParameterUpdate Create(torch.nn.Module model, TrainingOptions options) => new TorchOptimUpdate(model, options);
}
