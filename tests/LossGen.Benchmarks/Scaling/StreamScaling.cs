using System.Diagnostics;
using LossGen.Benchmarks.Loops;

namespace LossGen.Benchmarks.Scaling;

/// <summary>Training once through streams of growing length; nothing of a stream is kept.</summary>
internal static class StreamScaling
{
    private const int BatchSize = 256;
    private const int Distinct = 4096;

    public static IReadOnlyList<int> Sizes { get; } = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

    /// <summary>Trains through a stream.</summary>
    /// <returns>How long it took, and the memory of the process at its end.</returns>
    public static (double Seconds, long Bytes) Run(int examples)
    {
        var random = new Random(1);
        var distinct = Enumerable.Range(0, Distinct).Select(_ => new Point64(Draw.Numbers(random, 64), random.Next(10))).ToArray();
        using var trainer = new SmallPerceptronTrainer(LoopSettings.Options(BatchSize) with { Epochs = 1 });
        var start = Stopwatch.GetTimestamp();
        trainer.Fit(Stream(distinct, examples));
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, Environment.WorkingSet);
    }

    private static IEnumerable<Point64> Stream(Point64[] distinct, int examples)
    {
        for (var index = 0; index < examples; index++)
            yield return distinct[index % Distinct];
    }
}
