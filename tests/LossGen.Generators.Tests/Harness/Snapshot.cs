using System.Runtime.CompilerServices;

namespace LossGen.Generators.Tests.Harness;

/// <summary>
/// Generated trainers as files that can be read in a review. Set LOSSGEN_UPDATE_SNAPSHOTS=1 to rewrite them after a change that is meant.
/// </summary>
internal static class Snapshot
{
    public static void Match(string name, string text, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "Snapshots", name + ".g.cs");
        if (Environment.GetEnvironmentVariable("LOSSGEN_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"Snapshots/{name}.g.cs is missing; run the tests once with LOSSGEN_UPDATE_SNAPSHOTS=1 and review what it writes.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }
}
