using System.Collections.Immutable;
using System.Xml.Linq;
using LossGen.Analyzers.Tests.Declarations;
using LossGen.Analyzers.Tests.Declarations.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Abstractions;

namespace LossGen.Analyzers.Tests.Silence;

/// <summary>Code that is right raises nothing at Warning or above: the samples, the generated trainers, and sources of others where they are at hand.</summary>
public sealed class SilenceTests(ITestOutputHelper output)
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [.. typeof(TensorFlowAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "samples")).Where(folder => Path.GetFileName(folder) != "Shared").Select(folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_and_its_generated_trainer_are_silent(string sample)
    {
        var samples = Path.Combine(Repository.Root, "samples");
        var folder = Path.Combine(samples, sample);
        var project = XDocument.Load(Path.Combine(folder, sample + ".csproj"));
        var linked = Included(project, "Compile").SelectMany(files => files.Split(';')).SelectMany(files => Directory.EnumerateFiles(Path.Combine(folder, Path.GetDirectoryName(files)!), Path.GetFileName(files)));
        var sources = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Concat(linked)
            .Concat(Directory.EnumerateFiles(Path.Combine(samples, "Shared"), "*.cs"))
            .Select(File.ReadAllText)
            .Concat(Included(project, "Using").Select(name => $"global using {name};"))
            .Append("global using Samples; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;")
            .ToArray();
        var references = ConsumerReferences.All.Concat(new[] { typeof(nietras.SeparatedValues.Sep), typeof(Files.RecordFile), typeof(Transformers.BertEncoder) }.Select(type => MetadataReference.CreateFromFile(type.Assembly.Location)));
        var before = Consumer.Compile(sources, references, LanguageVersion.Latest);
        var consumer = await Consumer.RunAsync(before.WithOptions(before.Options.WithOutputKind(OutputKind.ConsoleApplication)));

        // CS8795: regular expressions that the framework's own generator writes.
        Assert.DoesNotContain(consumer.CompilerErrors, error => error.Id != "CS8795");
        Assert.NotEmpty(consumer.Trainers);

        // Analyzers leave generated files alone; here they are read as if someone had written them.
        var compilation = consumer.Compilation;
        foreach (var trainer in consumer.Trainers)
        {
            var written = CSharpSyntaxTree.ParseText(trainer.SourceText.ToString().Replace("auto-generated", "written", StringComparison.Ordinal), (CSharpParseOptions)compilation.SyntaxTrees.First().Options, path: "Trainer.cs");
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(tree => tree.FilePath.EndsWith(trainer.HintName, StringComparison.Ordinal)), written);
        }

        Assert.Empty((await Warnings(compilation)).Select(diagnostic => diagnostic.ToString()));
    }

    private static IEnumerable<string> Included(XDocument project, string item) => project.Descendants(item).Select(element => element.Attribute("Include")!.Value);

    [SourcesFact]
    public async Task Sources_of_others_are_silent()
    {
        var libraries = Environment.GetEnvironmentVariable(SourcesFactAttribute.Libraries) is { Length: > 0 } folder ? Directory.GetFiles(folder, "*.dll") : [];
        var symbols = (Environment.GetEnvironmentVariable(SourcesFactAttribute.Symbols) ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries);
        var found = new List<string>();
        foreach (var project in Environment.GetEnvironmentVariable(SourcesFactAttribute.Sources)!.Split(Path.PathSeparator).SelectMany(root => Directory.EnumerateFiles(root, "*.csproj", SearchOption.AllDirectories)).Order(StringComparer.Ordinal))
        {
            var compilation = SourceProject.Load(project, libraries, symbols);
            var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
            var all = await Found(compilation);
            output.WriteLine($"{Path.GetFileName(project)}: {compilation.SyntaxTrees.Length} files, {errors.Length} errors of the compiler, {all.Length} diagnostics, {all.Count(IsWarning)} of them warnings");
            foreach (var error in errors.Take(5)) output.WriteLine($"  {error}");
            foreach (var diagnostic in all) output.WriteLine($"  {diagnostic}");

            found.AddRange(all.Where(IsWarning).Where(diagnostic => !ProvenMistake.All.Any(proven => proven.Rule == diagnostic.Id && proven.File == Path.GetFileName(diagnostic.Location.SourceTree!.FilePath))).Select(diagnostic => diagnostic.ToString()));
        }

        Assert.Empty(found);
    }

    private static async Task<IEnumerable<Diagnostic>> Warnings(Compilation compilation) => (await Found(compilation)).Where(IsWarning);

    private static bool IsWarning(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning;

    private static async Task<ImmutableArray<Diagnostic>> Found(Compilation compilation)
    {
        var found = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return found;
    }
}
