using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>AdamW of torch.optim.</summary>
internal sealed class TorchOptimizer(nn.Module model, double rate) : ILoopOptimizer
{
    private readonly AdamW _optimizer = optim.AdamW(model.parameters(), lr: rate, weight_decay: LoopSettings.WeightDecay);

    /// <summary>Whether gradients are taken away rather than filled with zeros.</summary>
    public bool SetsToNone { get; init; }

    public void Clear()
    {
        if (SetsToNone)
            model.zero_grad(set_to_none: true);
        else
            _optimizer.zero_grad();
    }

    public void Step() => _optimizer.step();

    public void Dispose() => _optimizer.Dispose();
}
