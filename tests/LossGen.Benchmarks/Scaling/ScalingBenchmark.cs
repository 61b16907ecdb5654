using System.Globalization;
using LossGen.Benchmarks.Loops;
using TorchSharp;

namespace LossGen.Benchmarks.Scaling;

/// <summary>How the cost of training grows with examples, classes, the length of sequences and parameters: of the generated trainer, and of loops by hand on the same model.</summary>
internal static class ScalingBenchmark
{
    private const int DefaultRounds = 3;
    private const double Seconds = 0.25;
    private const int LeastSteps = 2;
    private const string Examples = "examples, streamed";

    public static BenchmarkTable Run(BenchmarkOptions options)
    {
        torch.set_num_threads(options.Threads ?? 1);
        var table = new BenchmarkTable("scaling", "what grows", "size", "loop", "ms", "over fused by hand", "over forward and backward", "resident MiB");
        var plot = new ScalingPlot();
        if (options.Wants(Examples))
            AddStreams(table, plot);
        foreach (var axis in ScalingSubjects.All.Where(axis => options.Wants(axis.Name)))
            AddAxis(table, plot, axis, options.Rounds ?? DefaultRounds);

        table.Note("Examples: the whole of one epoch. Others: a step; medians of rounds that interleave. Exponents are fitted over the three greatest sizes.");
        table.Note(Machine.Description);
        if (options.Json is { } file)
            File.WriteAllText(Path.ChangeExtension(file, ".svg"), plot.ToSvg());

        return table;
    }

    private static void AddStreams(BenchmarkTable table, ScalingPlot plot)
    {
        StreamScaling.Run(StreamScaling.Sizes[0]);
        var points = new List<(double Size, double Cost)>();
        foreach (var size in StreamScaling.Sizes)
        {
            var (seconds, bytes) = StreamScaling.Run(size);
            points.Add((size, seconds * 1e3));
            table.Add(Examples, Text(size, "0"), "generated trainer", Text(seconds * 1e3, "0.000"), "", "", Text(bytes / 1048576.0, "0"));
        }

        Finish(table, plot, Examples, [("generated trainer", points)]);
    }

    private static void AddAxis(BenchmarkTable table, ScalingPlot plot, ScalingAxis axis, int rounds)
    {
        var lines = new List<(string Name, IReadOnlyList<(double Size, double Milliseconds)> Points)>();
        foreach (var (size, create) in axis.Points)
        {
            var contestants = create().Floors();
            var samples = new LoopRace(rounds, Seconds, LeastSteps).Run(contestants);
            for (var which = 0; which < contestants.Count; which++)
            {
                if (lines.Count <= which)
                    lines.Add((contestants[which].Name, new List<(double, double)>()));

                var milliseconds = Median.Of(samples[which].Select(sample => sample.Seconds)) * 1e3;
                ((List<(double, double)>)lines[which].Points).Add((size, milliseconds));
                table.Add(axis.Name, Text(size, "0"), contestants[which].Name, Text(milliseconds, "0.000"), Over(contestants, samples, which, LoopSettings.FloorName), Over(contestants, samples, which, LoopSettings.KernelsName), Text(Environment.WorkingSet / 1048576.0, "0"));
            }

            foreach (var contestant in contestants)
                contestant.Dispose();
        }

        Finish(table, plot, axis.Name, lines);
    }

    // Within rounds, so that what else the machine does meets both.
    private static string Over(IReadOnlyList<ILoopContestant> contestants, LoopSample[][] samples, int which, string name)
    {
        var others = samples[contestants.TakeWhile(contestant => contestant.Name != name).Count()];
        return Text(Median.Of(samples[which].Select((sample, round) => sample.Seconds / others[round].Seconds)), "0.000");
    }

    private static void Finish(BenchmarkTable table, ScalingPlot plot, string name, IReadOnlyList<(string Name, IReadOnlyList<(double Size, double Milliseconds)> Points)> lines)
    {
        plot.Add(name, name, lines);
        table.Note($"{name}: cost grows as size to the power of {string.Join(", ", lines.Select(line => $"{Text(GrowthFit.Exponent(line.Points), "0.00")} ({line.Name})"))}.");
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
