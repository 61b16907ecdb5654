namespace LossGen.Benchmarks.Loops;

/// <summary>Learns nothing: what is left of a loop are the library's own kernels, forward, loss and backward.</summary>
internal sealed class NoOptimizer : ILoopOptimizer
{
    public void Clear()
    {
    }

    public void Step()
    {
    }

    public void Dispose()
    {
    }
}
