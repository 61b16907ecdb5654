using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LossGen.Catalog.Tests;

/// <summary>What this build made.</summary>
internal static class Build
{
    public static string Root { get; } = Metadata("LossGenRoot");

    /// <summary>The names of the assemblies that an assembly of this build refers to.</summary>
    public static IReadOnlyList<string> References(string assembly)
    {
        var path = assembly == "LossGen.Catalog" ? typeof(LossCatalog).Assembly.Location : Metadata(assembly);
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private static string Metadata(string key) =>
        typeof(Build).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
