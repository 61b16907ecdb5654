using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>What is alike in all loops.</summary>
internal static class LoopSettings
{
    public const double LearningRate = 1e-3;
    public const double WeightDecay = 0.01;

    /// <summary>Steps before measuring: the first ones compile, allocate and fill caches.</summary>
    public const int WarmUpSteps = 20;

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
