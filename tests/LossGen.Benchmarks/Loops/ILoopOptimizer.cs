namespace LossGen.Benchmarks.Loops;

/// <summary>The optimizer of a loop by hand.</summary>
internal interface ILoopOptimizer : IDisposable
{
    /// <summary>Before the backward pass.</summary>
    void Clear();

    /// <summary>After it.</summary>
    void Step();
}
