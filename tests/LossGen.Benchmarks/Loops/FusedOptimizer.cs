using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>LossGen's fused AdamW, which clears the gradients itself.</summary>
internal sealed class FusedOptimizer : ILoopOptimizer
{
    private readonly IParameterUpdate _update;

    public FusedOptimizer(nn.Module model, double rate) =>
        _update = ParameterUpdate.Create(model, LoopSettings.Options(batchSize: 1) with { LearningRate = rate });

    public void Clear()
    {
    }

    public void Step()
    {
        _update.Gather();
        _update.Apply();
    }

    public void Dispose() => _update.Dispose();
}
