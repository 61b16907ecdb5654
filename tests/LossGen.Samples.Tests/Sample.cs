using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace LossGen.Samples.Tests;

/// <summary>Runs the built program of a sample.</summary>
internal static class Sample
{
    /// <summary>What the program wrote, line by line.</summary>
    public static string[] Run(string sample, params string[] arguments) => Finish(sample, 0, arguments).Output.TrimEnd().Split('\n');

    /// <summary>What the program wrote as its error, line by line, when it refused to run.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="code">The exit code.</param>
    /// <param name="arguments">Its command line.</param>
    public static string[] Fail(string sample, int code, params string[] arguments) => Finish(sample, code, arguments).Error.TrimEnd().Split('\n');

    /// <summary>The metrics that the program wrote as its last line; NaN where one has no value.</summary>
    public static Dictionary<string, double> Metrics(string sample, params string[] arguments)
    {
        using var json = JsonDocument.Parse(Run(sample, [.. arguments, "--json"])[^1]);
        return json.RootElement.EnumerateObject().ToDictionary(metric => metric.Name, metric => metric.Value.ValueKind == JsonValueKind.Number ? metric.Value.GetDouble() : double.NaN);
    }

    /// <summary>The program, running.</summary>
    public static Process Start(string sample, params string[] arguments)
    {
        var program = Path.Combine(Folder(sample), Metadata("Built"), $"{sample}.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Where its source is.</summary>
    public static string Folder(string sample) => Path.Combine(Metadata("Samples"), sample);

    private static (string Output, string Error) Finish(string sample, int code, string[] arguments)
    {
        using var process = Start(sample, arguments);
        var reading = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var error = reading.GetAwaiter().GetResult();
        Assert.True(process.ExitCode == code, $"{sample} {string.Join(' ', arguments)} ended with {process.ExitCode}, not {code}:\n{output}\n{error}");
        return (output, error);
    }

    private static string Metadata(string key) =>
        typeof(Sample).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
