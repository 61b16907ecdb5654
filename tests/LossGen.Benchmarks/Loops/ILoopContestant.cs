namespace LossGen.Benchmarks.Loops;

/// <summary>A way to write the training loop.</summary>
internal interface ILoopContestant : IDisposable
{
    string Name { get; }

    /// <summary>Makes some steps.</summary>
    /// <param name="warmUp">Steps before those that are measured.</param>
    /// <param name="steps">Those that are; what comes before and after them does not count.</param>
    LoopSample Run(int warmUp, int steps);
}
