using System.Diagnostics;
using System.Reflection;

namespace LossGen.Samples.Tests;

/// <summary>Runs the built program of a sample.</summary>
internal static class Sample
{
    /// <summary>What the program wrote, line by line.</summary>
    public static string[] Run(string sample, params string[] arguments)
    {
        using var process = Start(sample, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{sample} {string.Join(' ', arguments)} failed:\n{output}\n{error.GetAwaiter().GetResult()}");
        return output.TrimEnd().Split('\n');
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

    private static string Metadata(string key) =>
        typeof(Sample).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
