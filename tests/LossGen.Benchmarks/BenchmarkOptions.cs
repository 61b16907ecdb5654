using System.Globalization;

namespace LossGen.Benchmarks;

/// <summary>What the command line says to a benchmark.</summary>
/// <param name="Json">The file to write the table to; null for none.</param>
/// <param name="Rounds">How often each variant runs; null for the benchmark's own number.</param>
/// <param name="Only">What the name of a row must contain to be measured; null for all rows.</param>
/// <param name="Threads">The threads of an operation of TorchSharp; null for the benchmark's own choice.</param>
/// <param name="Python">A Python interpreter that has torch, to be measured beside; null for none.</param>
internal sealed record BenchmarkOptions(string? Json, int? Rounds, string? Only, int? Threads, string? Python)
{
    /// <exception cref="ArgumentException">An argument is not known, or lacks its value.</exception>
    public static BenchmarkOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchmarkOptions(null, null, null, null, null);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw new ArgumentException($"'{arguments[i]}' lacks its value.", nameof(arguments));
            options = arguments[i] switch
            {
                "--json" => options with { Json = value },
                "--only" => options with { Only = value },
                "--rounds" => options with { Rounds = Count(arguments[i], value) },
                "--python" => options with { Python = value },
                "--threads" => options with { Threads = Count(arguments[i], value) },
                _ => throw new ArgumentException($"'{arguments[i]}' is not known; --json FILE, --rounds N, --only TEXT, --threads N and --python FILE are.", nameof(arguments)),
            };
        }

        return options;
    }

    private static int Count(string name, string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
        ? count
        : throw new ArgumentException($"{name} is '{value}'; a whole number above 0 is expected.");

    /// <summary>Whether a row is wanted.</summary>
    public bool Wants(string row) => Only is null || row.Contains(Only, StringComparison.OrdinalIgnoreCase);
}
