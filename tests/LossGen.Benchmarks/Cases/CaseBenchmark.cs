using System.Globalization;
using LossGen.Analyzers.Tests.HandWritten;
using LossGen.Benchmarks.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Benchmarks.Cases;

/// <summary>The score of the analyzers on the public mistakes and controls, each written in several ways.</summary>
internal static class CaseBenchmark
{
    public static BenchmarkTable Run(BenchmarkOptions options)
    {
        var references = Corpus.References();
        var table = new BenchmarkTable("cases", "spelling", "mistakes", "reported by their rule", "and in their place, alone", "correct programs", "silent");
        async Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> Analyze(IReadOnlyList<string> files)
        {
            var compilation = CSharpCompilation.Create("Case", files.Select(file => CSharpSyntaxTree.ParseText(file)), references, new CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));
            var failures = new List<Exception>();
            var running = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => failures.Add(exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
            var found = await compilation.WithAnalyzers(AnalyzerVariants.LossGen, running).GetAnalyzerDiagnosticsAsync().ConfigureAwait(false);
            return failures.Count == 0 ? found : throw new AggregateException(failures);
        }

        var scores = CaseScore.All(references, Analyze).GetAwaiter().GetResult();

        foreach (var score in scores.Where(score => options.Wants(score.Spelling))) Add(score.Spelling, [score]);
        Add("all", scores);
        foreach (var gap in scores.SelectMany(score => score.Gaps)) table.Note(gap);
        table.Note($"Mistakes that the code does not show, and a declaration must: {string.Join(", ", PublicCases.Mistakes.Where(mistake => mistake.Rule is null))}.");
        table.Note($"{PublicCases.Declared} with a declaration: {Said(PublicCases.Declared.Wrong)}, where {PublicCases.Declared.Rule} is due; without the mistake: {Said(PublicCases.Declared.Right!)}.");
        return table;

        string Said(string file) => string.Join(", ", Analyze([file]).GetAwaiter().GetResult().Select(diagnostic => diagnostic.Id).DefaultIfEmpty("silent"));

        void Add(string name, IReadOnlyList<CaseScore> of) =>
            table.Add(
                name,
                Sum(of, score => score.Mistakes),
                Sum(of, score => score.Reported),
                Sum(of, score => score.Placed),
                Sum(of, score => score.Correct),
                Sum(of, score => score.Silent));
    }

    private static string Sum(IReadOnlyList<CaseScore> scores, Func<CaseScore, int> of) => scores.Sum(of).ToString(CultureInfo.InvariantCulture);
}
