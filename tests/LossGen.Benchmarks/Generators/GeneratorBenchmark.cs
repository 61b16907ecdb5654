using System.Diagnostics;
using System.Globalization;

namespace LossGen.Benchmarks.Generators;

/// <summary>
/// What LossGen's generator costs in a build and while somebody types, beside other generators and beside the least that a generator can do. All variants
/// run in turn in each round, on one thread, each on a compilation that nothing has been asked of yet; the figures are medians.
/// </summary>
internal static class GeneratorBenchmark
{
    private const int DefaultRounds = 9;
    private const int WarmUps = 2;

    private static readonly int[] Sizes = [10, 100, 1000];

    public static BenchmarkTable Run(BenchmarkOptions options)
    {
        var table = new BenchmarkTable(
            "generator",
            "types, scenario, generator", "ms", "ms least", "ms most", "KB", "KB/type", "KB/type over floor's", "characters/type");
        foreach (var size in Sizes)
        {
            var wanted = Enum.GetValues<GeneratorScenario>().Where(scenario => options.Wants(Row(size, scenario))).ToArray();
            if (wanted.Length > 0)
                Measure(table, size, wanted, options.Rounds ?? DefaultRounds);
        }

        table.Note(Machine.Description);
        table.Note("Every type has six members. LossGen and the floor read the same sources. KB is what the run allocates; 'over floor's' is its ratio to the floor's.");
        table.Note("Written for a type: by the floor an empty class; by LossGen a trainer; by System.Text.Json a context with the metadata and the fast path of one class; by CommunityToolkit.Mvvm six observable properties; by Mapperly a mapping of six properties.");
        return table;
    }

    private static void Measure(BenchmarkTable table, int size, GeneratorScenario[] scenarios, int rounds)
    {
        GeneratorProject[] projects = [.. GeneratorVariant.All.Select(variant => new GeneratorProject(variant, size))];
        var times = new Dictionary<(GeneratorScenario, int), List<double>>();
        var sizes = new Dictionary<(GeneratorScenario, int), List<double>>();
        for (var round = -WarmUps; round < rounds; round++)
        {
            foreach (var scenario in scenarios)
            {
                for (var i = 0; i < projects.Length; i++)
                {
                    var variant = (i + round + WarmUps) % projects.Length;
                    var (milliseconds, bytes) = Time(projects[variant], scenario, round + WarmUps);
                    if (round < 0)
                        continue;

                    ListOf(times, (scenario, variant)).Add(milliseconds);
                    ListOf(sizes, (scenario, variant)).Add(bytes / 1024);
                }
            }
        }

        foreach (var scenario in scenarios)
        {
            var floor = Median(sizes[(scenario, 0)]);
            for (var variant = 0; variant < projects.Length; variant++)
            {
                var (time, kilobytes) = (times[(scenario, variant)], Median(sizes[(scenario, variant)]));
                table.Add(
                    $"{Row(size, scenario)}, {GeneratorVariant.All[variant].Name}",
                    Number(Median(time)),
                    Number(time.Min()),
                    Number(time.Max()),
                    Number(kilobytes),
                    Number(kilobytes / size),
                    Number(kilobytes / floor),
                    projects[variant].Characters.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static (double Milliseconds, double Bytes) Time(GeneratorProject project, GeneratorScenario scenario, int round)
    {
        var (driver, compilation) = project.Prepare(scenario, round);
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        driver.RunGenerators(compilation);
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    private static List<double> ListOf(Dictionary<(GeneratorScenario, int), List<double>> lists, (GeneratorScenario, int) key)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];

        return list;
    }

    private static string Row(int size, GeneratorScenario scenario) => $"{size}, {scenario}";

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Number(double value) => value.ToString(value < 100 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
