using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;

namespace LossGen.Benchmarks.Analyzers;

/// <summary>
/// What LossGen's analyzers cost, against compiling, against an operation walker that does nothing, and against Meziantou.Analyzer.
/// All variants run in turn in each round, on one thread, each from the text on: parsed, and asked of a compilation that nothing has been asked of
/// yet; what is compiled is emitted with its symbols, as a build does. The figures are processor time; differences and shares are taken within a
/// round, and of them the median of all rounds, so that what else the machine does meets all alike.
/// </summary>
internal static class AnalyzerBenchmark
{
    private const int LeastRounds = 9;
    private const int WarmUps = 2;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(45);

    private static readonly (string Name, Action<CSharpCompilation> Run)[] Variants =
    [
        ("compile", Emit),
        ("driver", compilation => Analyze(compilation, AnalyzerVariants.Nothing)),
        ("walker", compilation => Analyze(compilation, AnalyzerVariants.Walker)),
        ("LossGen", compilation => Analyze(compilation, AnalyzerVariants.LossGen)),
        ("walker+LossGen", compilation => Analyze(compilation, [.. AnalyzerVariants.Walker, .. AnalyzerVariants.LossGen])),
        ("Meziantou", compilation => Analyze(compilation, AnalyzerVariants.Meziantou)),
    ];

    public static BenchmarkTable Run(BenchmarkOptions options)
    {
        var table = new BenchmarkTable(
            "analyzers",
            ["corpus", "lines", .. Variants.Select(variant => variant.Name + " ms"), "LossGen ms/kline", "of compile", "over walker", "walker of compile", "Meziantou of compile", "walker KB/kline", "LossGen KB/kline", "rounds"]);
        foreach (var corpus in Corpus.All(options.Wants))
        {
            var (times, sizes) = Measure(corpus, options.Rounds);
            var lines = corpus.Lines / 1000.0;
            table.Add(
            [
                corpus.Name,
                corpus.Lines.ToString(CultureInfo.InvariantCulture),
                .. Variants.Select(variant => Number(Median.Of(times[variant.Name]))),
                Number(Of(times, round => round("LossGen") - round("driver")) / lines),
                Share(Of(times, round => (round("LossGen") - round("driver")) / round("compile"))),
                Share(Of(times, round => (round("walker+LossGen") - round("walker")) / round("compile"))),
                Share(Of(times, round => (round("walker") - round("driver")) / round("compile"))),
                Share(Of(times, round => (round("Meziantou") - round("driver")) / round("compile"))),
                Number((sizes["walker"] - sizes["driver"]) / 1024 / lines),
                Number((sizes["LossGen"] - sizes["driver"]) / 1024 / lines),
                times["compile"].Count.ToString(CultureInfo.InvariantCulture),
            ]);
        }

        table.Note("'driver' is the compiler's analyzer driver with an analyzer that asks for nothing; in a build it is part of compiling. All that follows the times is net of it.");
        table.Note("'of compile' is LossGen alone over compile. 'over walker' is what LossGen adds to the walker, over compile: its cost where another analyzer, such as the SDK's own, already asks for operations.");
        return table;
    }

    // The median of what each round says.
    private static double Of(Dictionary<string, List<double>> times, Func<Func<string, double>, double> say) =>
        Median.Of(Enumerable.Range(0, times["driver"].Count).Select(round => say(variant => times[variant][round])));

    private static (Dictionary<string, List<double>> Milliseconds, Dictionary<string, double> Bytes) Measure(Corpus corpus, int? rounds)
    {
        var times = Variants.ToDictionary(variant => variant.Name, _ => new List<double>(), StringComparer.Ordinal);
        var sizes = Variants.ToDictionary(variant => variant.Name, _ => double.MaxValue, StringComparer.Ordinal);
        var begin = Stopwatch.GetTimestamp();
        for (var round = -WarmUps; round < (rounds ?? LeastRounds) || (rounds is null && Stopwatch.GetElapsedTime(begin) < Duration); round++)
        {
            for (var i = 0; i < Variants.Length; i++)
            {
                var variant = Variants[(i + round + WarmUps) % Variants.Length];
                GC.Collect();
                var bytes = GC.GetTotalAllocatedBytes(precise: true);
                var start = Environment.CpuUsage.TotalTime;
                variant.Run(corpus.Compile());
                var elapsed = Environment.CpuUsage.TotalTime - start;
                if (round < 0) continue;

                times[variant.Name].Add(elapsed.TotalMilliseconds);
                sizes[variant.Name] = Math.Min(sizes[variant.Name], GC.GetTotalAllocatedBytes(precise: true) - bytes);
            }
        }

        return (times, sizes);
    }

    private static void Emit(CSharpCompilation compilation)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!result.Success) throw new InvalidOperationException($"The corpus does not compile: {result.Diagnostics[0]}");
    }

    private static void Analyze(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer} failed.", exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
    }

    private static string Number(double value) => value.ToString(value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Share(double value) => value.ToString("P1", CultureInfo.InvariantCulture);
}
