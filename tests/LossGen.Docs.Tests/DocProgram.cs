using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Xml.Linq;
using LossGen.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Docs.Tests;

/// <summary>A program as docs show it, compiled as a project of a user would be: with the generator, and with the usings of the SDK and of LossGen.</summary>
internal static class DocProgram
{
    private static readonly string[] Implicit =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Compiles and runs; the lines that it wrote.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="code">Its parts. Statements may stand in any of them, and behind types.</param>
    public static string[] Run(string name, params IEnumerable<string>[] code)
    {
        using var image = Compile(name, code);
        var entry = new AssemblyLoadContext(name).LoadFromStream(image).EntryPoint!;
        var (console, folder) = (Console.Out, Environment.CurrentDirectory);
        using var output = new StringWriter();
        try
        {
            Console.SetOut(output);
            Environment.CurrentDirectory = Path.Combine(DocPage.Folder, "examples");
            entry.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [Array.Empty<string>()], culture: null);
        }
        finally
        {
            Console.SetOut(console);
            Environment.CurrentDirectory = folder;
        }

        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r'))];
    }

    /// <summary>Compiles without a warning; the assembly.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="code">Its parts, as <see cref="Run"/> takes them.</param>
    public static MemoryStream Compile(string name, params IEnumerable<string>[] code)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(GlobalUsings()), CSharpSyntaxTree.ParseText(InOrder(code), path: $"{name}.cs")],
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new TrainerGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var problems);
        Assert.Empty(problems);
        AssertNone(generated.GetDiagnostics());

        var image = new MemoryStream();
        AssertNone(generated.Emit(image).Diagnostics);
        image.Position = 0;
        return image;
    }

    private static void AssertNone(ImmutableArray<Diagnostic> diagnostics)
    {
        var found = string.Join('\n', diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        Assert.True(found.Length == 0, found);
    }

    /// <summary>One file: usings, then statements, then types, as C# wants them.</summary>
    private static string InOrder(IEnumerable<string>[] code)
    {
        var parts = code.Select(lines => CSharpSyntaxTree.ParseText(string.Join('\n', lines)).GetCompilationUnitRoot()).ToArray();
        var members = parts.SelectMany(part => part.Members).ToArray();
        return string.Concat(
            parts.SelectMany(part => part.Usings).Select(node => node.ToFullString() + "\n")
                .Concat(members.OfType<GlobalStatementSyntax>().Select(node => node.ToFullString() + "\n"))
                .Concat(members.Where(member => member is not GlobalStatementSyntax).Select(node => node.ToFullString() + "\n")));
    }

    private static string GlobalUsings() =>
        string.Concat(Implicit.Select(name => $"global using {name};\n"))
        + string.Concat(XDocument.Load(Path.Combine(DocPage.Folder, "LossGen.props")).Descendants("Using")
            .Select(item => $"global using {((string?)item.Attribute("Static") == "true" ? "static " : "")}{item.Attribute("Include")!.Value};\n"));
}
