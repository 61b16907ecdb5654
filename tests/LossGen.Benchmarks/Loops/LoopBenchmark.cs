using System.Globalization;
using TorchSharp;

namespace LossGen.Benchmarks.Loops;

/// <summary>
/// Ways to write the training loop of one model with AdamW, side by side: each round runs all of them, in an order that rotates, and what is compared are the times of one round.
/// </summary>
internal static class LoopBenchmark
{
    private const int DefaultRounds = 9;

    /// <summary>How long each way runs in each round.</summary>
    private const double Seconds = 0.35;
    private const int LeastSteps = 12;

    public static BenchmarkTable Run(BenchmarkOptions options)
    {
        var table = new BenchmarkTable("loop", "model", "threads", "loop", "us/step", "samples/s", "ratio", "least ratio", "greatest ratio", "ratio to fused", "managed B/step", "tensors left");
        foreach (var threads in options.Threads is { } given ? [given] : new[] { 1, 2 })
        {
            torch.set_num_threads(threads);
            foreach (var subject in LoopSubjects.All.Where(subject => options.Wants(subject.Name)))
                Add(table, subject, threads, options);
        }

        table.Note($"Ratios are to the first loop, within a round; median, least and greatest of all rounds; the last ratio is to \"{LoopSettings.FloorName}\". Times, bytes and tensors are medians. torch.optim and fused: AdamW.");
        table.Note(Machine.Description);
        return table;
    }

    private static void Add(BenchmarkTable table, ILoopSubject subject, int threads, BenchmarkOptions options)
    {
        var contestants = subject.Contestants().ToList();
        if (options.Python is { } python)
            contestants.Add(new PythonLoop(python, subject.Name, threads));

        var samples = new LoopRace(options.Rounds ?? DefaultRounds, Seconds, LeastSteps).Run(contestants);
        var floor = samples[contestants.FindIndex(contestant => contestant.Name == LoopSettings.FloorName)];
        for (var which = 0; which < contestants.Count; which++)
        {
            var own = samples[which];
            var ratios = Ratios(own, samples[0]).Order().ToArray();
            var seconds = Median.Of(own.Select(sample => sample.Seconds));
            table.Add(
                subject.Name,
                Text(threads, "0"),
                contestants[which].Name,
                Text(seconds * 1e6, "0.0"),
                Text(subject.BatchSize / seconds, "0"),
                Text(Median.Of(ratios), "0.000"),
                Text(ratios[0], "0.000"),
                Text(ratios[^1], "0.000"),
                Text(Median.Of(Ratios(own, floor)), "0.000"),
                double.IsNaN(own[0].Bytes) ? "" : Text(Median.Of(own.Select(sample => sample.Bytes)), "0.0"),
                double.IsNaN(own[0].Bytes) ? "" : Text(own.Max(sample => sample.Tensors), "0"));
        }

        foreach (var contestant in contestants)
            contestant.Dispose();
    }

    /// <summary>The time of each round over that of another loop in the same round.</summary>
    private static IEnumerable<double> Ratios(LoopSample[] own, LoopSample[] other) => own.Select((sample, round) => sample.Seconds / other[round].Seconds);

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
