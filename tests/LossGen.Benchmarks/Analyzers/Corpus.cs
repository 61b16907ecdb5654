using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using LossGen.Analyzers.Tests.HandWritten;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Benchmarks.Analyzers;

/// <summary>Sources to analyse.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Texts">The files.</param>
/// <param name="Lines">How many lines they have, of any kind, what generators write left out.</param>
/// <param name="Libraries">The images of the assemblies that they are compiled against.</param>
internal sealed record Corpus(string Name, IReadOnlyList<SourceText> Texts, int Lines, IReadOnlyList<ImmutableArray<byte>> Libraries)
{
    private const string GlobalUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private static readonly string[] Assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    /// <summary>The corpora that are wanted.</summary>
    public static IEnumerable<Corpus> All(Predicate<string> isWanted) => Sources().Where(corpus => isWanted(corpus.Name)).Select(corpus => Of(corpus.Name, corpus.Read(), corpus.Without));

    /// <summary>What this program runs with, for sources to be compiled against.</summary>
    public static IReadOnlyList<MetadataReference> References(params string[] without) => [.. Paths(without).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>
    /// A compilation that nothing has been asked of yet, parsed anew, as a build begins with. Its references are its own: compilations that share
    /// them share the symbols that one of them has read, for as long as the garbage collector lets them.
    /// </summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Corpus",
        Texts.Select((text, i) => CSharpSyntaxTree.ParseText(text, Parsing, $"File{i}.cs")),
        Libraries.Select(image => MetadataReference.CreateFromImage(image)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Enable));

    private static IEnumerable<(string Name, Func<IReadOnlyList<string>> Read, string[] Without)> Sources()
    {
        yield return ("src/LossGen.Catalog, TorchSharp not referenced", () => Files("LossGen.Catalog"), ["LossGen.Catalog", "TorchSharp", "LossGen"]);
        yield return ("src/LossGen.Catalog, TorchSharp referenced", () => Files("LossGen.Catalog"), ["LossGen.Catalog"]);
        yield return ("src/LossGen", () => Files("LossGen"), ["LossGen"]);
        foreach (var lines in (int[])[250, 1000, 5000]) yield return ($"programs, one file of {lines} lines", () => [Programs(lines)], []);
        yield return ("programs, 20 files of 250 lines", () => [.. Enumerable.Range(0, 20).Select(file => Programs(250, file))], []);
        yield return ("public mistakes, one file", () => [Mistakes()], []);
        foreach (var statements in (int[])[250, 1000]) yield return ($"one method of {statements} statements", () => [LongMethod(statements)], []);
    }

    private static Corpus Of(string name, IReadOnlyList<string> sources, string[] without)
    {
        SourceText[] texts = [.. sources.Append(GlobalUsings).Select(source => SourceText.From(source, Encoding.UTF8))];
        var libraries = Paths(without).Select(path => ImmutableCollectionsMarshal.AsImmutableArray(File.ReadAllBytes(path)));
        var corpus = new Corpus(name, texts, sources.Sum(source => source.Count(c => c == '\n') + 1), [.. libraries]);
        if (sources.Any(source => source.Contains("[LibraryImport(", StringComparison.Ordinal))) corpus = corpus with { Texts = [.. texts, .. NativeCalls(corpus.Compile())] };

        var error = corpus.Compile().GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return error is null ? corpus : throw new InvalidOperationException($"The corpus '{name}' does not compile: {error}");
    }

    private static IEnumerable<SourceText> NativeCalls(CSharpCompilation compilation)
    {
        var generator = (IIncrementalGenerator)Activator.CreateInstance(Assembly.LoadFrom(Repository.LibraryImportGenerator).GetType("Microsoft.Interop.LibraryImportGenerator", throwOnError: true)!)!;
        return CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: Parsing).RunGenerators(compilation).GetRunResult().GeneratedTrees.Select(tree => tree.GetText());
    }

    private static IEnumerable<string> Paths(string[] without) => Assemblies.Where(path => !without.Contains(Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal));

    private static string[] Files(string project) =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)];

    // The correct programs over and over, each time in a namespace of its own.
    private static string Programs(int lines, int file = 0)
    {
        var text = new StringBuilder(CaseSource.Usings);
        var count = 0;
        for (var i = 0; count < lines; i++)
        {
            var program = $"namespace File{file}.Program{i}\n{{\n{CorrectPrograms.All.Values.ElementAt(i % CorrectPrograms.All.Count)}\n}}\n";
            count += program.Count(c => c == '\n');
            text.Append(program);
        }

        return text.ToString();
    }

    private static string Mistakes() => CaseSource.Usings
        + string.Concat(PublicCases.Mistakes.Select(mistake => $"namespace {mistake.Id}\n{{\n{CaseSource.Body(mistake.Wrong, mistake.Members)}\n}}\n"));

    private static string LongMethod(int statements) => CaseSource.Usings + CaseSource.Body(
        "var net = nn.Sequential(nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 16));\n"
        + string.Concat(Enumerable.Range(0, statements).Select(i => $"var t{i} = {(i % 5 == 0 ? "net.call(X)" : $"F.relu(t{i - 1} + X)")};\n"))
        + $"return F.mse_loss(t{statements - 1}, X);");
}
