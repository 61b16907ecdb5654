using LossGen.Benchmarks.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Benchmarks.Generators;

/// <summary>A project with annotated types, one per file, and plain files, and what happens to it while somebody types.</summary>
internal sealed class GeneratorProject
{
    private const int PlainFiles = 100;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);
    private static readonly IReadOnlyList<MetadataReference> Libraries = Corpus.References();

    private readonly GeneratorVariant _variant;
    private readonly int _types;
    private readonly CSharpCompilation _compilation;
    private readonly GeneratorDriver _driver;

    /// <summary>Writes the project, and runs the generators once, so that edits find everything in their caches.</summary>
    public GeneratorProject(GeneratorVariant variant, int types)
    {
        _variant = variant;
        _types = types;
        _compilation = CSharpCompilation.Create(
            "Project",
            Enumerable.Range(0, types).Select(index => Parse(variant.Write(index), TypePath(index))).Concat(Enumerable.Range(0, PlainFiles).Select(index => Parse(Plain(index, 1), PlainPath(index)))),
            variant.Library is null ? Libraries : [.. Libraries, MetadataReference.CreateFromFile(variant.Library)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Enable));
        _driver = NewDriver().RunGeneratorsAndUpdateCompilation(_compilation, out var complete, out _);
        Verify(complete);
    }

    /// <summary>How many characters are written for a type.</summary>
    public int Characters => _driver.GetRunResult().GeneratedTrees.Sum(tree => tree.Length) / _types;

    /// <summary>What is prepared for a scenario: a driver, and a compilation that nothing was asked of.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="round">The round: no edit is made twice.</param>
    public (GeneratorDriver Driver, Compilation Compilation) Prepare(GeneratorScenario scenario, int round) => scenario switch
    {
        GeneratorScenario.Cold => (NewDriver(), ParseAnew()),
        GeneratorScenario.Unrelated => (BeforeEdit(), Replace(PlainPath(0), Plain(0, round + 2))),
        GeneratorScenario.Comment => (BeforeEdit(), Replace(TypePath(0), $"// edit {round}\n{_variant.Write(0)}")),
        GeneratorScenario.Body => (BeforeEdit(), Replace(TypePath(0), _variant.Write(0).Replace("=> 1;", $"=> {round + 2};", StringComparison.Ordinal))),
        GeneratorScenario.Member => (BeforeEdit(), Replace(TypePath(0), _variant.Write(0).Replace("Weight", $"Weight{round}", StringComparison.Ordinal).Replace("weight", $"weight{round}", StringComparison.Ordinal))),
        GeneratorScenario.Added => (BeforeEdit(), _compilation.AddSyntaxTrees(Parse(_variant.Write(_types + round), TypePath(_types + round)))),
        _ => throw new ArgumentOutOfRangeException(nameof(scenario), scenario, "It is no scenario."),
    };

    /// <summary>The files as a build has them: what a generator or the compiler keeps with a file that it has seen before is of no use.</summary>
    private CSharpCompilation ParseAnew() =>
        _compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(_compilation.SyntaxTrees.Select(tree => Parse(tree.ToString(), tree.FilePath)));

    /// <summary>A driver that has just seen the project as it is before the edit, not as another edit left it: a generator may keep what it saw last.</summary>
    private GeneratorDriver BeforeEdit() => _driver.RunGenerators(_compilation.Clone());

    private CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(_variant.Create(), parseOptions: Parsing);

    private CSharpCompilation Replace(string path, string text) =>
        _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees.First(tree => tree.FilePath == path), Parse(text, path));

    /// <summary>The whole compiles, and something was written for every type: a generator that does nothing would be fast.</summary>
    private void Verify(Compilation complete)
    {
        var result = _driver.GetRunResult();
        if (result.Results.FirstOrDefault(one => one.Exception is not null) is { Exception: { } exception })
            throw new InvalidOperationException($"{_variant.Name} failed.", exception);
        if (result.GeneratedTrees.Length < _types)
            throw new InvalidOperationException($"{_variant.Name} wrote {result.GeneratedTrees.Length} files for {_types} types.");
        if (complete.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException($"With what {_variant.Name} wrote, the project does not compile: {error}");
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Parsing, path);

    private static string TypePath(int index) => $"Type{index}.cs";

    private static string PlainPath(int index) => $"Plain{index}.cs";

    private static string Plain(int index, int value) =>
        $$"""
        namespace Plain;

        [System.Obsolete("Of no use.")]
        public sealed class Plain{{index}}
        {
            public int First { get; set; }

            public string Second { get; set; } = "";

            public int Value(int count) => count + {{value}};
        }
        """;
}
