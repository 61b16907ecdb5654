using System.Diagnostics;

namespace LossGen.Samples.Tests;

/// <summary>The sample of a run that is configured from a file, overridden on the command line, interrupted with Ctrl+C and taken up again.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lossgen").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [UnixFact]
    public void Interrupted_by_Ctrl_C_it_goes_on_and_ends_as_if_it_had_not_been()
    {
        var whole = Sample.Run("Resume", Arguments("whole"));
        Assert.StartsWith("Options: Epochs 6, ", whole[0], StringComparison.Ordinal);
        Assert.Contains("Optimizer AdamW", whole[0], StringComparison.Ordinal);
        Assert.Contains("Momentum", Options("whole"), StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("The report is ", whole[^1], StringComparison.Ordinal);

        var interrupted = Interrupt(Arguments("cut"));
        Assert.Contains("Cancelled after ", interrupted, StringComparison.Ordinal);
        Assert.Contains(". Start again to go on from ", interrupted, StringComparison.Ordinal);

        var resumed = Sample.Run("Resume", Arguments("cut"));
        Assert.StartsWith("The report is ", resumed[^1], StringComparison.Ordinal);
        Assert.Equal(Weights("whole"), Weights("cut"));
        foreach (var file in (string[])["report.html", "log.jsonl", "options.json"])
            Assert.True(File.Exists(Path.Combine(_folder, "cut", file)), file);
    }

    private string[] Arguments(string folder) => ["--epochs", "6", "--outputDirectory", Path.Combine(_folder, folder), "--progress", "Lines"];

    private string Options(string folder) => File.ReadAllText(Path.Combine(_folder, folder, "options.json"));

    private byte[] Weights(string folder) => File.ReadAllBytes(Path.Combine(_folder, folder, "model.safetensors"));

    /// <summary>Starts it, presses Ctrl+C after the second epoch, and gives what it wrote.</summary>
    private static string Interrupt(string[] arguments)
    {
        using var process = Sample.Start("Resume", arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = "";
        for (var line = process.StandardOutput.ReadLine(); line is not null; line = process.StandardOutput.ReadLine())
        {
            output += line + '\n';
            if (line.Contains("epoch 2/6", StringComparison.Ordinal))
            {
                using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
                kill.WaitForExit();
            }
        }

        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + error.GetAwaiter().GetResult());
        return output;
    }
}
