using System.Collections.Immutable;
using LossGen.Analyzers.Declarations;
using LossGen.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Analyzers.Tests.Declarations.Harness;

/// <summary>A project that uses LossGen, with the generator and the analyzer switched on as users have them.</summary>
internal sealed class Consumer
{
    /// <summary>What the package adds to a project with implicit usings, and what models usually name.</summary>
    public const string GlobalUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using LossGen;
        global using TorchSharp;
        global using static LossGen.ClassWeighting;
        global using static LossGen.LossKind;
        global using static LossGen.TaskKind;
        global using static TorchSharp.torch;
        global using static TorchSharp.torch.nn;
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp13);

    private Consumer(Compilation compilation, ImmutableArray<Diagnostic> problems, ImmutableArray<GeneratedSourceResult> trainers)
    {
        Compilation = compilation;
        Problems = problems;
        Trainers = trainers;
    }

    /// <summary>The project with what was generated.</summary>
    public Compilation Compilation { get; }

    /// <summary>What the analyzer reports, in source order.</summary>
    public ImmutableArray<Diagnostic> Problems { get; }

    /// <summary>What the generator wrote.</summary>
    public ImmutableArray<GeneratedSourceResult> Trainers { get; }

    public IEnumerable<Diagnostic> CompilerErrors => Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    public static CSharpCompilation Compile(IEnumerable<string> sources, IEnumerable<MetadataReference>? references = null, LanguageVersion language = LanguageVersion.CSharp13) => CSharpCompilation.Create(
        "Consumer",
        sources.Append(GlobalUsings).Select((source, index) => CSharpSyntaxTree.ParseText(source, Parsing.WithLanguageVersion(language), path: $"File{index}.cs")),
        references ?? ConsumerReferences.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static Task<Consumer> RunAsync(params string[] sources) => RunAsync(Compile(sources));

    public static async Task<Consumer> RunAsync(CSharpCompilation compilation)
    {
        var language = ((CSharpParseOptions)compilation.SyntaxTrees[0].Options).LanguageVersion;
        var driver = CSharpGeneratorDriver
            .Create([new TrainerGenerator().AsSourceGenerator()], parseOptions: Parsing.WithLanguageVersion(language))
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var reported);
        Assert.Empty(reported);
        var result = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(result.Exception);
        return new Consumer(generated, await AnalyzeAsync(generated), result.GeneratedSources);
    }

    /// <summary>What the analyzer reports. An exception in it fails the test with its own stack.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation)
    {
        var failures = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => failures.Add(exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var problems = await compilation.WithAnalyzers([new DeclarationAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.True(failures.Count == 0, string.Join("\n", failures));
        return [.. problems.OrderBy(problem => problem.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(problem => problem.Location.SourceSpan.Start).ThenBy(problem => problem.Id, StringComparer.Ordinal)];
    }
}
