namespace LossGen.Benchmarks.Loops;

/// <summary>What some steps cost.</summary>
/// <param name="Seconds">Wall time per step.</param>
/// <param name="Bytes">Managed bytes allocated per step, on the thread of the loop.</param>
/// <param name="Tensors">Tensors alive after the steps beyond those before.</param>
internal readonly record struct LoopSample(double Seconds, double Bytes, long Tensors);
