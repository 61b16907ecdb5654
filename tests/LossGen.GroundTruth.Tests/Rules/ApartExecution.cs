using System.Diagnostics;
using System.Text.Json;

namespace LossGen.GroundTruth.Tests.Rules;

/// <summary>An execution as one process tells it to another.</summary>
/// <param name="Value">The numbers returned.</param>
/// <param name="Gradient">The gradient at the input.</param>
/// <param name="Failure">The type of what was thrown.</param>
/// <param name="Message">Its message.</param>
/// <param name="IsFailureOfBackward">Whether backward threw it.</param>
internal sealed record ApartExecution(double[] Value, double[]? Gradient, string? Failure, string? Message, bool IsFailureOfBackward)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static ApartExecution Of(Execution execution) =>
        new(execution.Value, execution.Gradient, execution.Failure?.GetType().AssemblyQualifiedName, execution.Failure?.Message, execution.IsFailureOfBackward);

    /// <summary>Runs a source in a process of its own, which is killed once it has told what happened: its memory is not to be trusted after that.</summary>
    public static Execution Run(string source)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, source);
            var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(Program).Assembly.Location, file]) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var line = process.StandardOutput.ReadLineAsync();
            var isTold = line.Wait(Patience);
            process.Kill();
            process.WaitForExit();
            Assert.True(isTold && line.Result is not null, $"The process told nothing within {Patience.TotalMinutes} minutes; it ended with code {process.ExitCode}. It ran:\n{source}");

            var told = JsonSerializer.Deserialize<ApartExecution>(line.Result!)!;
            var failure = told.Failure is { } type ? (Exception)Activator.CreateInstance(Type.GetType(type, throwOnError: true)!, told.Message)! : null;
            return new Execution(told.Value, told.Gradient, failure, told.IsFailureOfBackward);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
