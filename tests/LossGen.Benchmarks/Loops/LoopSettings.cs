using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>What is alike in all loops.</summary>
internal static class LoopSettings
{
    /// <summary>
    /// So small that no model learns the few examples by heart: gradients that vanish bring numbers below the normal range of float32 into the state of Adam, at which processors are
    /// many times slower, and loops that have trained for longer would seem to be.
    /// </summary>
    public const double LearningRate = 1e-6;

    /// <summary>The loop by hand with the generated trainer's optimizer: what a loop costs at least.</summary>
    public const string FloorName = "hand-written, fused";

    /// <summary>The loop by hand with the library's optimizer: what the others are compared with.</summary>
    public const string ByHandName = "hand-written, torch.optim";

    /// <summary>Forward, loss and backward without an optimizer: what the library itself takes.</summary>
    public const string KernelsName = "forward and backward alone";

    public const double WeightDecay = 0.01;

    public static TrainingOptions Options(int batchSize) => new()
    {
        BatchSize = batchSize,
        Optimizer = OptimizerKind.AdamW,
        LearningRate = LearningRate,
        WeightDecay = WeightDecay,
        DecayBiasAndNormalization = true,
        Progress = ProgressDisplay.None,
    };

    /// <summary>The cross-entropy over examples, or over tokens.</summary>
    public static Tensor Loss(Tensor logits, Tensor target) => logits.ndim == 3
        ? nn.functional.cross_entropy(logits.view(-1, logits.size(2)), target.view(-1))
        : nn.functional.cross_entropy(logits, target);
}
