using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Generators.Tests.Harness;

/// <summary>
/// One run of the generator over a project. Every run also proves what must hold for all: no diagnostics, output that compiles
/// without a warning, a second run that is cached throughout, and a model that keeps no symbol alive.
/// </summary>
internal sealed class GeneratorRun
{
    private const string GlobalUsings =
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

    internal static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    private GeneratorRun(GeneratorDriver driver, Compilation before, Compilation after, ImmutableArray<GeneratedSourceResult> sources)
    {
        Driver = driver;
        Before = before;
        After = after;
        Sources = sources;
    }

    public GeneratorDriver Driver { get; }

    public Compilation Before { get; }

    public Compilation After { get; }

    public ImmutableArray<GeneratedSourceResult> Sources { get; }

    /// <summary>The text of the one trainer that was written.</summary>
    public string Trainer => Assert.Single(Sources).SourceText.ToString();

    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Consumer",
        sources.Append(GlobalUsings).Select((source, index) => CSharpSyntaxTree.ParseText(source, Parsing, path: $"File{index}.cs")),
        References.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999, allowUnsafe: false)
            .WithSpecificDiagnosticOptions(
            [
                new("CS1591", ReportDiagnostic.Hidden), // the user's own types need no docs here; those of generated ones are checked
                new("CS1701", ReportDiagnostic.Suppress), // as the SDK does: TorchSharp is built for an older runtime
            ]));

    public static GeneratorRun Of(params string[] sources)
    {
        var compilation = Compile(sources);
        var driver = CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out var after, out var reported);

        Assert.Empty(reported);
        var result = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(result.Exception);
        var run = new GeneratorRun(driver, compilation, after, result.GeneratedSources);
        run.AssertCompilesWithoutWarnings();
        run.AssertSecondRunIsCached();
        ModelPurity.AssertHoldsValuesOnly(result);
        return run;
    }

    public static GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new TrainerGenerator().AsSourceGenerator()],
        parseOptions: Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private void AssertCompilesWithoutWarnings()
    {
        var problems = After.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning || IsUndocumented(diagnostic)).ToArray();
        Assert.True(problems.Length == 0, string.Join("\n", problems.Select(problem => problem.ToString())) + "\n\n" + string.Join("\n\n", Sources.Select(source => source.SourceText.ToString())));
    }

    private bool IsUndocumented(Diagnostic diagnostic) => diagnostic.Id == "CS1591" && Sources.Any(source => source.SyntaxTree == diagnostic.Location.SourceTree);

    private void AssertSecondRunIsCached()
    {
        var again = Driver.RunGenerators(Before.Clone()).GetRunResult().Results[0];
        foreach (var (name, steps) in again.TrackedSteps.Where(step => step.Key.StartsWith("LossGen.", StringComparison.Ordinal)).Concat(again.TrackedOutputSteps))
            Assert.All(steps, step => Assert.All(step.Outputs, output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{name}: {output.Reason}")));
    }
}
