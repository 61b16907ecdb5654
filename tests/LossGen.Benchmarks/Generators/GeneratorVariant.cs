using System.Diagnostics;
using System.Reflection;
using LossGen.Generators;
using Microsoft.CodeAnalysis;

namespace LossGen.Benchmarks.Generators;

/// <summary>A generator, or all those of a package, with the code that it is given.</summary>
/// <param name="Name">What it is called, with its version.</param>
/// <param name="Write">Writes the file of the type of that number: six members, of which the first is called Weight.</param>
/// <param name="Create">Makes the generators.</param>
/// <param name="Library">What the code is compiled against, beside the runtime's assemblies; null for nothing more.</param>
internal sealed record GeneratorVariant(string Name, Func<int, string> Write, Func<IEnumerable<ISourceGenerator>> Create, string? Library = null)
{
    private static readonly Version Host = typeof(Compilation).Assembly.GetName().Version!;

    /// <summary>All that are measured beside each other.</summary>
    public static IReadOnlyList<GeneratorVariant> All { get; } =
    [
        new("floor", AnnotatedTypes.Model, static () => [new FloorGenerator().AsSourceGenerator()]),
        new("LossGen", AnnotatedTypes.Model, static () => [new TrainerGenerator().AsSourceGenerator()]),
        FromPackage("System.Text.Json", Repository.SystemTextJson, AnnotatedTypes.Json),
        FromPackage("CommunityToolkit.Mvvm", Repository.CommunityToolkitMvvm, AnnotatedTypes.Mvvm, Path.Combine("lib", "netstandard2.1", "CommunityToolkit.Mvvm.dll")),
        FromPackage("Riok.Mapperly", Repository.RiokMapperly, AnnotatedTypes.Mapper, Path.Combine("lib", "netstandard2.0", "Riok.Mapperly.Abstractions.dll")),
    ];

    private static GeneratorVariant FromPackage(string name, string package, Func<int, string> write, string? library = null)
    {
        var assembly = Assembly.LoadFrom(Newest(package));
        Type[] types = [.. assembly.GetTypes().Where(type => !type.IsAbstract && IsForCSharp(type))];
        return new GeneratorVariant(
            $"{name} {FileVersionInfo.GetVersionInfo(assembly.Location).ProductVersion!.Split('+')[0]}",
            write,
            () => types.Select(type => Activator.CreateInstance(type, nonPublic: true) switch
            {
                IIncrementalGenerator incremental => incremental.AsSourceGenerator(),
                var other => (ISourceGenerator)other!,
            }),
            library is null ? null : Path.Combine(package, library));
    }

    private static bool IsForCSharp(Type type) => type.GetCustomAttribute<GeneratorAttribute>() is { } generator && generator.Languages.Contains(LanguageNames.CSharp);

    /// <summary>The assembly with generators, in the build for the newest compiler that is not newer than this one.</summary>
    private static string Newest(string package)
    {
        const string prefix = "roslyn";
        return Directory.GetFiles(Path.Combine(package, "analyzers"), "*.dll", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".resources.dll", StringComparison.Ordinal) && !path.Contains("CodeFix", StringComparison.Ordinal) && !path.EndsWith(".Abstractions.dll", StringComparison.Ordinal) && !path.Contains($"{Path.DirectorySeparatorChar}vb{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => (Path: path, Version: path.Split(Path.DirectorySeparatorChar).FirstOrDefault(part => part.StartsWith(prefix, StringComparison.Ordinal)) is { } folder ? Version.Parse(folder[prefix.Length..]) : new Version(0, 0)))
            .Where(build => build.Version <= Host)
            .MaxBy(build => build.Version)
            .Path;
    }
}
