using System.Diagnostics;

namespace LossGen.Tests;

/// <summary>A training run in a process of its own.</summary>
internal static class ChildRun
{
    private static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Assembly => typeof(ChildRun).Assembly.Location;

    /// <summary>The command line that trains in a folder.</summary>
    public static string Command(string folder, string mode) => $"'{DotNet}' '{Assembly}' '{folder}' {mode}";

    public static Process Start(string folder, string mode) => Start(DotNet, Assembly, folder, mode);

    /// <summary>Runs a shell script to its end.</summary>
    public static (int ExitCode, string Output) Shell(params string[] arguments)
    {
        using var process = Start(arguments[0], arguments[1..]);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static Process Start(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true };
        return Process.Start(start)!;
    }
}
