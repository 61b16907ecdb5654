using System.Diagnostics;
using TorchSharp;

namespace LossGen.Benchmarks.Loops;

/// <summary>Time, allocations and tensors at a moment.</summary>
internal readonly record struct LoopMark(long Time, long Bytes, long Tensors)
{
    public static LoopMark Now() => new(Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread(), torch.Tensor.TotalCount);

    /// <summary>What the steps since then cost.</summary>
    public LoopSample Since(int steps)
    {
        var now = Now();
        return new LoopSample(Stopwatch.GetElapsedTime(Time, now.Time).TotalSeconds / steps, (double)(now.Bytes - Bytes) / steps, now.Tensors - Tensors);
    }
}
