using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.GroundTruth.Tests.Execution;

/// <summary>C# source compiled against everything this process has loaded: it can be analysed and executed, as one and the same text.</summary>
/// <param name="Compilation">What the analysis reads.</param>
/// <param name="Assembly">What runs.</param>
internal sealed record CompiledSource(CSharpCompilation Compilation, Assembly Assembly)
{
    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>Compiles and loads; fails the test where the source has errors.</summary>
    public static CompiledSource Of(string assembly, params string[] sources)
    {
        var compilation = CSharpCompilation.Create(
            assembly,
            sources.Select((source, number) => CSharpSyntaxTree.ParseText(source, path: $"/{assembly}{number}.cs")),
            References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(20).Select(error => $"{error}: {Line(error)}")));
        image.Position = 0;
        return new CompiledSource(compilation, new AssemblyLoadContext(assembly).LoadFromStream(image));
    }

    private static string Line(Diagnostic error) =>
        error.Location.SourceTree?.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString() ?? string.Empty;
}
