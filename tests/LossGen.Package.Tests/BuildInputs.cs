using System.Reflection;

namespace LossGen.Package.Tests;

/// <summary>Where this build found things.</summary>
internal static class BuildInputs
{
    public static string NativeLibraryTargets { get; } = Path.Combine(Metadata("LossGenRoot"), "build", "LossGen.NativeLibrary.targets");

    public static string StockNativeLibrary { get; } = Path.Combine(Metadata("TorchSharp"), "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    public static string TorchSharpVersion { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(Metadata("TorchSharp")));

    private static string Metadata(string key) =>
        typeof(BuildInputs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
