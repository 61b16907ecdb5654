using System.Globalization;
using TorchSharp;

namespace LossGen.Benchmarks.Loops;

/// <summary>Whether memory stays as it is over 10,000 steps: resident memory and live tensors, read as the generated trainer runs.</summary>
internal static class LoopMemoryBenchmark
{
    private const int Steps = 10_000;

    /// <summary>Steps after which memory is what the run needs.</summary>
    private const int WarmUp = 1_000;

    public static BenchmarkTable Run(BenchmarkOptions options)
    {
        torch.set_num_threads(options.Threads ?? 1);
        var table = new BenchmarkTable("loop-memory", "model", "steps", "resident MiB", "live tensors");
        foreach (var subject in LoopSubjects.All.Where(subject => options.Wants(subject.Name)))
        {
            var watch = new Watch();
            subject.Fit(LoopSettings.Options(subject.BatchSize) with { MaxSteps = Steps }, watch);
            foreach (var (step, bytes, tensors) in watch.Readings)
                table.Add(subject.Name, Text(step, "0"), Text(bytes / 1048576.0, "0.0"), Text(tensors, "0"));

            table.HasFailed |= watch.Readings.Select(reading => reading.Tensors).Distinct().Count() != 1;
        }

        table.Note($"Read from step {WarmUp} on, after a collection. Live tensors are those of the process.");
        table.Note(Machine.Description);
        return table;
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private sealed class Watch : ITrainingCallback
    {
        public List<(long Step, long Bytes, long Tensors)> Readings { get; } = [];

        public void StepDone(long step, int epoch)
        {
            if (step % WarmUp != 0)
                return;

            GC.Collect();
            GC.WaitForPendingFinalizers();
            Readings.Add((step, Environment.WorkingSet, torch.Tensor.TotalCount));
        }
    }
}
