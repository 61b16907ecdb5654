using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Analyzers.Tests.Forms;

/// <summary>Which mistakes are found in which forms, and what is reported in their correct twins.</summary>
internal sealed class FormTable
{
    // What a compilation is made of is forgotten before the next one.
    private const int ProgramsPerCompilation = 1000;

    private readonly HashSet<(string Form, string Mistake)> _programs = [];
    private readonly HashSet<(string Form, string Mistake)> _found = [];

    /// <summary>What the compiler says against a program, which must be nothing.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>What is reported in a correct twin and is not among the <see cref="KnownAlarms"/>, which must be nothing.</summary>
    public List<string> FalseAlarms { get; } = [];

    /// <summary>The twins among the <see cref="KnownAlarms"/> in which nothing is reported any more.</summary>
    public List<string> Healed { get; } = [];

    /// <summary>The forms, in their order.</summary>
    public static IReadOnlyList<string> Forms { get; } = [.. FormCatalog.All.Select(form => form.Name)];

    /// <summary>The mistakes, in the order of their rules.</summary>
    public static IReadOnlyList<string> Mistakes { get; } = [.. MistakeCatalog.All.Select(mistake => mistake.Name).Order(StringComparer.Ordinal)];

    /// <summary>The rules, in order.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. Mistakes.Select(RuleOf).Distinct()];

    /// <summary>Of all mistakes in all forms, those that are found.</summary>
    public Share Share => new(_found.Count, _programs.Count);

    /// <summary>The table of a part of the programs.</summary>
    public FormTable Only(IEnumerable<FormProgram> programs)
    {
        var part = new FormTable();
        part._programs.UnionWith(programs.Select(program => (program.Form.Name, program.Mistake.Name)));
        part._found.UnionWith(part._programs.Where(_found.Contains));
        return part;
    }

    /// <summary>The rule of a mistake.</summary>
    public static string RuleOf(string mistake) => mistake[..mistake.IndexOf(' ', StringComparison.Ordinal)];

    /// <summary>The table of some analyzers.</summary>
    /// <param name="programs">The programs.</param>
    /// <param name="analyzers">The analyzers.</param>
    /// <param name="references">What the programs are compiled against.</param>
    public static async Task<FormTable> Of(IReadOnlyList<FormProgram> programs, ImmutableArray<DiagnosticAnalyzer> analyzers,
        IReadOnlyList<MetadataReference> references)
    {
        var table = new FormTable();
        foreach (var part in programs.Chunk(ProgramsPerCompilation)) await table.Add(part, analyzers, references).ConfigureAwait(false);

        return table;
    }

    /// <summary>Whether a mistake fits a form, and whether it is found there.</summary>
    public bool? this[string form, string mistake] => _programs.Contains((form, mistake)) ? _found.Contains((form, mistake)) : null;

    /// <summary>Of the mistakes in a form, those that are found.</summary>
    public Share ShareOfForm(string form) => ShareOf(cell => cell.Form == form);

    /// <summary>Of the mistakes of a rule, those that are found.</summary>
    public Share ShareOfRule(string rule) => ShareOf(cell => RuleOf(cell.Mistake) == rule);

    /// <summary>Of the forms of a mistake, those in which it is found.</summary>
    public Share ShareOfMistake(string mistake) => ShareOf(cell => cell.Mistake == mistake);

    private Share ShareOf(Func<(string Form, string Mistake), bool> isMeant) => new(_found.Count(isMeant), _programs.Count(isMeant));

    private async Task Add(FormProgram[] programs, ImmutableArray<DiagnosticAnalyzer> analyzers, IReadOnlyList<MetadataReference> references)
    {
        var byPath = programs.ToDictionary(program => program.Path, StringComparer.Ordinal);
        var compilation = CSharpCompilation.Create(
            "Forms",
            programs.Select(program => CSharpSyntaxTree.ParseText(program.Text, path: program.Path)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        Errors.AddRange(errors.Select(error => $"{byPath[Path(error)]}: {error.GetMessage(CultureInfo.InvariantCulture)}: {Line(error)}"));
        if (errors.Length > 0) return;

        // An exception of an analyzer is not a diagnostic of a program: it ends the measurement.
        var failures = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (failure, _, _) => failures.Add(failure), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync().ConfigureAwait(false);
        var found = diagnostics.ToLookup(Path, StringComparer.Ordinal);
        if (failures.Count > 0) throw new AggregateException(failures);

        foreach (var program in programs)
        {
            var reported = found[program.Path];
            if (program.IsWrong)
            {
                _programs.Add((program.Form.Name, program.Mistake.Name));
                if (reported.Any(diagnostic => diagnostic.Id == program.Mistake.Rule)) _found.Add((program.Form.Name, program.Mistake.Name));
            }
            else if (!KnownAlarms.All.Contains(program.ToString()))
            {
                FalseAlarms.AddRange(reported.Select(diagnostic => $"{program}: {diagnostic.Id}: {Line(diagnostic)}"));
            }
            else if (!reported.Any())
            {
                Healed.Add(program.ToString());
            }
        }
    }

    private static string Path(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath ?? "";

    private static string Line(Diagnostic diagnostic)
    {
        var text = diagnostic.Location.SourceTree!.GetText();
        return text.Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString().Trim();
    }
}
