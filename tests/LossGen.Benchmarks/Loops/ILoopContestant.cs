namespace LossGen.Benchmarks.Loops;

/// <summary>A way to write the training loop.</summary>
internal interface ILoopContestant : IDisposable
{
    string Name { get; }

    /// <summary>Makes some steps; what comes before and after them is not measured.</summary>
    LoopSample Run(int steps);
}
