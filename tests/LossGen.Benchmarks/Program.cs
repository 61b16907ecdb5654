using System.Runtime.Loader;
using LossGen.Benchmarks;
using LossGen.Benchmarks.Analyzers;
using LossGen.Benchmarks.Cases;
using LossGen.Benchmarks.Forms;
using LossGen.Benchmarks.Generators;
using LossGen.Benchmarks.Loops;
using LossGen.Benchmarks.Scaling;

// The package LossGen.Analyzers, which LossGen depends on, and the assembly of that name are one to NuGet: the assembly lies here, but no list names it.
AssemblyLoadContext.Default.Resolving += static (context, name) =>
    Path.Combine(AppContext.BaseDirectory, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;

var benchmarks = new Dictionary<string, Func<BenchmarkOptions, BenchmarkTable>>(StringComparer.Ordinal)
{
    ["analyzers"] = AnalyzerBenchmark.Run,
    ["cases"] = CaseBenchmark.Run,
    ["forms"] = FormBenchmark.Run,
    ["generator"] = GeneratorBenchmark.Run,
    ["loop"] = LoopBenchmark.Run,
    ["loop-memory"] = LoopMemoryBenchmark.Run,
    ["scaling"] = ScalingBenchmark.Run,
};

if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var benchmark))
{
    Console.Error.WriteLine($"Say which benchmark: {string.Join(", ", benchmarks.Keys)}. Each takes --json FILE, to write its table there too, --rounds N, --only TEXT, for the rows that contain it, --threads N, for the operations of TorchSharp, and --python FILE, for a Python that has torch.");
    return 1;
}

var options = BenchmarkOptions.Parse(args[1..]);
var table = benchmark(options);
table.Print();
if (options.Json is { } file)
{
    File.WriteAllText(file, table.ToJson());
}

return table.HasFailed ? 1 : 0;
