using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LossGen.Catalog.Tests;

/// <summary>What this build made.</summary>
internal static class Build
{
    public static string Root { get; } = Metadata("LossGenRoot");

    /// <summary>The public types of an assembly of this build by their full names, each with the names of its public methods.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Types(string assembly) => Read(assembly, metadata => metadata.TypeDefinitions
        .Select(metadata.GetTypeDefinition)
        .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
        .ToDictionary(
            type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}",
            type => (IReadOnlySet<string>)type.GetMethods().Select(metadata.GetMethodDefinition)
                .Where(method => (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public)
                .Select(method => metadata.GetString(method.Name))
                .ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal));

    /// <summary>The names of the assemblies that an assembly of this build refers to.</summary>
    public static IReadOnlyList<string> References(string assembly) =>
        Read<IReadOnlyList<string>>(assembly, metadata => [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))]);

    private static T Read<T>(string assembly, Func<MetadataReader, T> read)
    {
        var path = assembly == "LossGen.Catalog" ? typeof(LossCatalog).Assembly.Location : Metadata(assembly);
        using var file = new PEReader(File.OpenRead(path));
        return read(file.GetMetadataReader());
    }

    private static string Metadata(string key) =>
        typeof(Build).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
