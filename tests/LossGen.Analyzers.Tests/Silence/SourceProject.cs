using System.Xml.Linq;
using LossGen.Analyzers.Tests.HandWritten;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Analyzers.Tests.Silence;

/// <summary>A project file and the sources it builds from, those of projects it refers to included.</summary>
internal static class SourceProject
{
    private static readonly string[] Implicit =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    /// <summary>The project as the compiler sees it.</summary>
    /// <param name="path">The project file.</param>
    /// <param name="libraries">The assemblies it may refer to, beside the framework and TorchSharp.</param>
    /// <param name="symbols">The compiler's symbols, beside those of the framework.</param>
    public static CSharpCompilation Load(string path, IEnumerable<string> libraries, IEnumerable<string> symbols)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        var files = new SortedSet<string>(StringComparer.Ordinal);
        Collect(path, folders, files);

        // TorchSharp itself is not compiled against TorchSharp.
        var torch = typeof(TorchSharp.torch).Assembly.Location;
        var isTorch = Path.GetFileNameWithoutExtension(path) == "TorchSharp";
        var references = Basic.Reference.Assemblies.Net100.References.All.AsEnumerable<MetadataReference>()
            .Concat(isTorch ? [] : [MetadataReference.CreateFromFile(torch)])
            .Concat(libraries.Where(library => Path.GetFileName(library) != Path.GetFileName(torch) && !folders.Contains(Path.GetFileNameWithoutExtension(library)))
                .Select(library => MetadataReference.CreateFromFile(library)));
        var properties = XDocument.Load(path).Descendants().Where(element => !element.HasElements).ToLookup(element => element.Name.LocalName, element => element.Value);
        var parsing = new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: ["NET10_0", "NET8_0_OR_GREATER", "NET6_0_OR_GREATER", "NETCOREAPP", .. symbols]);
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), parsing, file));
        if (properties["ImplicitUsings"].Contains("enable")) trees = trees.Append(CSharpSyntaxTree.ParseText(string.Concat(Implicit.Select(name => $"global using {name};\n")), parsing));

        return CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            trees,
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                nullableContextOptions: properties["Nullable"].Contains("enable") ? NullableContextOptions.Enable : NullableContextOptions.Disable));
    }

    private static void Collect(string project, HashSet<string> names, SortedSet<string> files)
    {
        if (!names.Add(Path.GetFileNameWithoutExtension(project))) return;

        var folder = Path.GetDirectoryName(Path.GetFullPath(project))!;
        var items = XDocument.Load(project).Descendants().Where(element => element.Attribute("Include") is not null || element.Attribute("Remove") is not null).ToArray();
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            var parts = Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar);
            var isRemoved = items.Any(item => item.Name.LocalName == "Compile" && item.Attribute("Remove")?.Value.Replace('\\', '/') is { } removed
                && (removed == string.Join('/', parts) || (removed.EndsWith("/**", StringComparison.Ordinal) && parts[0] == removed[..^3])));
            if (parts[0] is not ("bin" or "obj") && !isRemoved) files.Add(file);
        }

        foreach (var reference in items.Where(item => item.Name.LocalName == "ProjectReference").Select(item => item.Attribute("Include")!.Value.Replace('\\', Path.DirectorySeparatorChar)))
        {
            var other = Path.GetFullPath(Path.Combine(folder, reference));
            if (Path.GetFileNameWithoutExtension(other) != "TorchSharp" && other.EndsWith(".csproj", StringComparison.Ordinal) && File.Exists(other)) Collect(other, names, files);
        }
    }
}
