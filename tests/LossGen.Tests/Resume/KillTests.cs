using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LossGen.Tests;

/// <summary>What happens to real runs: killed at any moment, disk full.</summary>
public sealed class KillTests : IDisposable
{
    private const int Kills = 32;

    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_run_killed_again_and_again_ends_with_the_weights_of_one_that_was_not()
    {
        var expected = Program.Train(Path.Combine(_folder, "whole"), resume: false);
        var folder = Path.Combine(_folder, "killed");
        var random = new Random(1);
        var (kills, torn, steps) = (0, 0, new List<int>());
        while (true)
        {
            using var process = ChildRun.Start(folder, kills == 0 ? "fresh" : "resume");
            var line = process.StandardOutput.ReadLine();
            Assert.StartsWith("started ", line, StringComparison.Ordinal);
            steps.Add(int.Parse(line!["started ".Length..]));
            if (kills == Kills)
            {
                Assert.EndsWith($"weights {expected}", process.StandardOutput.ReadToEnd().Trim(), StringComparison.Ordinal);
                break;
            }

            // Some die before their first checkpoint, some at any moment, and every other one as soon as a file is seen being written.
            if (kills % 8 != 0)
                process.StandardOutput.ReadLine();

            if (kills % 2 == 1)
                SpinWait.SpinUntil(() => process.HasExited || IsWriting(folder), TimeSpan.FromSeconds(5));
            else
                Thread.Sleep(random.Next(40));

            process.Kill();
            process.WaitForExit();
            kills++;
            torn += Directory.GetFiles(folder, "checkpoint-*.tmp").Length;
        }

        Assert.Equal(steps.Order(), steps);
        Assert.True(steps.Distinct().Count() > 10, $"started at {string.Join(", ", steps)}");
        Assert.True(torn > 0, $"no kill fell into a write; started at {string.Join(", ", steps)}");
        Assert.Empty(Directory.GetFiles(folder, "*.tmp"));
    }

    [UnixFact]
    public void A_disk_that_takes_no_more_ends_with_a_clear_error_and_the_last_checkpoint_can_be_used()
    {
        // Files may not become as large as the last checkpoint of a run, which holds most: those before it fit. W^X would map a large file of its own.
        var expected = Program.Train(Path.Combine(_folder, "whole"), resume: false);
        var last = new FileInfo(Directory.GetFiles(Path.Combine(_folder, "whole"), "checkpoint-*").Order(StringComparer.Ordinal).Last());
        var folder = Path.Combine(_folder, "limited");
        var (_, output) = ChildRun.Shell("sh", "-c", $"""
            trap '' XFSZ
            export DOTNET_EnableWriteXorExecute=0
            (ulimit -f {(last.Length / 512) - 1}; {ChildRun.Command(folder, "fresh")}; echo "exit $?")
            ls '{folder}'
            {ChildRun.Command(folder, "resume")}
            """);

        AssertRecovered(output, expected);
    }

    [MountFact]
    public void A_full_disk_ends_with_a_clear_error_and_the_last_checkpoint_can_be_used()
    {
        // A file system of 36 KiB, for these processes only; three checkpoints do not fit.
        Directory.CreateDirectory(_folder);
        var (_, output) = ChildRun.Shell([.. MountFactAttribute.InNamespace, $"""
            mount -t tmpfs -o size=36k none '{_folder}'
            {ChildRun.Command(_folder, "fresh")}
            echo "exit $?"
            ls '{_folder}'
            mount -o remount,size=10m '{_folder}'
            {ChildRun.Command(_folder, "resume")}
            """]);

        AssertRecovered(output, Program.Train(Path.Combine(_folder, "whole"), resume: false));
    }

    private static void AssertRecovered(string output, string expected)
    {
        foreach (var pattern in (string[])["cannot be written", "is intact: make room, then set Resume to go on from it\\.", $"exit {Program.CannotWrite}", "checkpoint-[0-9]{10}\\.safetensors", "started [1-9]", $"weights {expected}"])
            Assert.True(Regex.IsMatch(output, pattern), $"{pattern} is not in:\n{output}");

        Assert.False(output.Contains(".tmp\n", StringComparison.Ordinal), output);
    }

    private static bool IsWriting(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "checkpoint-*.tmp").Any();
}
