using System.Reflection;

namespace LossGen.Package.Tests;

/// <summary>Where this build found things.</summary>
internal static class BuildInputs
{
    public static string Root { get; } = Metadata("LossGenRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    public static string NativeLibraryTargets { get; } = Path.Combine(Root, "build", "LossGen.NativeLibrary.targets");

    public static string StockNativeLibrary { get; } = Path.Combine(Metadata("TorchSharp"), "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    public static string TorchSharpVersion { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(Metadata("TorchSharp")));

    /// <summary>The package folder that this build restored into: &lt;folder&gt;/torchsharp/&lt;version&gt;.</summary>
    public static string PackageFolder { get; } = Directory.GetParent(Path.TrimEndingDirectorySeparator(Metadata("TorchSharp")))!.Parent!.FullName;

    private static string Metadata(string key) =>
        typeof(BuildInputs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
