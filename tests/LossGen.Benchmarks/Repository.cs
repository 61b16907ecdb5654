using System.Reflection;

namespace LossGen.Benchmarks;

/// <summary>Where this build found things.</summary>
internal static class Repository
{
    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = Metadata("LossGenRoot");

    /// <summary>The package of Meziantou.Analyzer.</summary>
    public static string MeziantouAnalyzer { get; } = Metadata("MeziantouAnalyzer");

    /// <summary>The package of CommunityToolkit.Mvvm.</summary>
    public static string CommunityToolkitMvvm { get; } = Metadata("CommunityToolkitMvvm");

    /// <summary>The package of Mapperly.</summary>
    public static string RiokMapperly { get; } = Metadata("RiokMapperly");

    /// <summary>The package of System.Text.Json.</summary>
    public static string SystemTextJson { get; } = Metadata("SystemTextJson");

    /// <summary>The framework's generator of calls into native code.</summary>
    public static string LibraryImportGenerator { get; } = Metadata("LibraryImportGenerator");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
