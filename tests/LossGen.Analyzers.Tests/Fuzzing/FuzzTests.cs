using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using LossGen.Analyzers.Declarations;
using LossGen.Analyzers.Tests.HandWritten;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Abstractions;

namespace LossGen.Analyzers.Tests.Fuzzing;

/// <summary>
/// Broken code is what an editor shows most of the time: no analyzer may throw on it, or hang. Every source of the tests is broken over and over,
/// in the same ways each time. <c>LOSSGEN_FUZZ_SECONDS</c> sets for how long, <c>LOSSGEN_FUZZ_SEED</c> in which ways.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int DefaultSeconds = 30;
    private const int DefaultSeed = 20260;

    // Mutants analysed in one compilation, each in a file of its own.
    private const int Batch = 24;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Sources =
    [
        .. CorrectPrograms.All.Values,
        .. PublicCases.Mistakes.Concat(PublicCases.Controls).Select(mistake => CaseSource.Body(mistake.Wrong, mistake.Members)),
        .. PublicCases.Mistakes.Where(mistake => mistake.Right is not null).Select(mistake => CaseSource.Body(mistake.Right!, mistake.RightMembers)),
        .. RuleCases.All.SelectMany(rule => rule.Wrong.Concat(rule.Right).Select(body => CaseSource.Body(body, rule.Members))),
    ];

    [Fact]
    public async Task No_broken_source_makes_an_analyzer_throw_or_hang()
    {
        var seconds = Setting("LOSSGEN_FUZZ_SECONDS", DefaultSeconds);
        var seed = Setting("LOSSGEN_FUZZ_SEED", DefaultSeed);
        var analyzers = Analysis.Analyzers.Add(new DeclarationAnalyzer());
        var mutator = new Mutator(seed);
        var clock = Stopwatch.StartNew();
        var (mutants, findings, slowest) = (0, 0, TimeSpan.Zero);
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            var texts = Enumerable.Range(mutants, Batch).Select(i => CaseSource.Usings + $"namespace Mutant{i};\n" + mutator.Mutate(Sources[i % Sources.Length])).ToArray();
            var started = clock.Elapsed;
            findings += await Analyze(texts, analyzers);
            mutants += Batch;
            if (clock.Elapsed - started > slowest) slowest = clock.Elapsed - started;
        }

        output.WriteLine($"{mutants} mutants of {Sources.Length} sources, {findings} diagnostics, slowest batch of {Batch} {slowest.TotalMilliseconds:0} ms; seed {seed}.");
        Assert.True(mutants >= Batch, "Nothing was tried.");
        Assert.True(findings > 0, "Nothing was found: the mutants are not analysed.");
    }

    private static int Setting(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private static async Task<int> Analyze(string[] texts, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = CSharpCompilation.Create(
            "Mutants",
            texts.Select((text, i) => CSharpSyntaxTree.ParseText(text, path: $"Mutant{i}.cs")),
            TorchSharpReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var cancellation = new CancellationTokenSource(Patience);
        Exception? failure = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, diagnostic) => failure ??= new InvalidOperationException(diagnostic.ToString(), exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        try
        {
            var found = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(cancellation.Token);
            Assert.True(failure is null, $"{failure}\n{string.Join("\n=====\n", texts)}");
            return found.Length;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The analyzers took more than {Patience.TotalMinutes} minutes over:\n{string.Join("\n=====\n", texts)}");
        }
    }
}
