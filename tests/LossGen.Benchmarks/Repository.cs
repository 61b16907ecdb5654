using System.Reflection;

namespace LossGen.Benchmarks;

/// <summary>Where this build found things.</summary>
internal static class Repository
{
    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = Metadata("LossGenRoot");

    /// <summary>The package of Meziantou.Analyzer.</summary>
    public static string MeziantouAnalyzer { get; } = Metadata("MeziantouAnalyzer");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
