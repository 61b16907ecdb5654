using System.Globalization;

namespace LossGen.Benchmarks;

/// <summary>What the command line says to a benchmark.</summary>
/// <param name="Json">The file to write the table to; null for none.</param>
/// <param name="Rounds">How often each variant runs; null for the benchmark's own number.</param>
/// <param name="Only">What the name of a row must contain to be measured; null for all rows.</param>
internal sealed record BenchmarkOptions(string? Json, int? Rounds, string? Only)
{
    /// <exception cref="ArgumentException">An argument is not known, or lacks its value.</exception>
    public static BenchmarkOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchmarkOptions(null, null, null);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw new ArgumentException($"'{arguments[i]}' lacks its value.", nameof(arguments));
            options = arguments[i] switch
            {
                "--json" => options with { Json = value },
                "--only" => options with { Only = value },
                "--rounds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds > 0 => options with { Rounds = rounds },
                "--rounds" => throw new ArgumentException($"--rounds is '{value}'; a whole number above 0 is expected.", nameof(arguments)),
                _ => throw new ArgumentException($"'{arguments[i]}' is not known; --json FILE, --rounds N and --only TEXT are.", nameof(arguments)),
            };
        }

        return options;
    }

    /// <summary>Whether a row is wanted.</summary>
    public bool Wants(string row) => Only is null || row.Contains(Only, StringComparison.OrdinalIgnoreCase);
}
