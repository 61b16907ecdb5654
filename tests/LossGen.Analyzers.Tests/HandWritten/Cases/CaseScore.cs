using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Tests.HandWritten;

/// <summary>What the analyzers say to the public cases in one spelling.</summary>
/// <param name="Spelling">The spelling.</param>
internal sealed record CaseScore(string Spelling)
{
    /// <summary>Mistakes that can be written so.</summary>
    public int Mistakes { get; private set; }

    /// <summary>Those that their rule reports.</summary>
    public int Reported { get; private set; }

    /// <summary>Those that it reports in the statement of the mistake, and that no other rule warns of.</summary>
    public int Placed { get; private set; }

    /// <summary>Corrected mistakes and controls that can be written so.</summary>
    public int Correct { get; private set; }

    /// <summary>Those that nothing is reported in.</summary>
    public int Silent { get; private set; }

    /// <summary>What is not as it must be.</summary>
    public List<string> Gaps { get; } = [];

    /// <summary>The scores of all spellings.</summary>
    /// <param name="references">What the cases are compiled against.</param>
    /// <param name="analyze">The diagnostics in files.</param>
    public static async Task<IReadOnlyList<CaseScore>> All(IReadOnlyList<MetadataReference> references, Func<IReadOnlyList<string>, Task<ImmutableArray<Diagnostic>>> analyze)
    {
        var scores = SpelledCase.Spellings.ToDictionary(spelling => spelling, spelling => new CaseScore(spelling), StringComparer.Ordinal);
        foreach (var mistake in PublicCases.Mistakes.Where(mistake => mistake.Rule is not null))
        {
            int? statement = null;
            foreach (var way in CaseSpeller.Spell(mistake.Wrong, mistake.Members, references))
            {
                var found = await analyze(way.Files);
                var own = found.Where(diagnostic => diagnostic.Id == mistake.Rule).ToArray();
                statement ??= own.Select(StatementOf).FirstOrDefault();
                scores[way.Spelling].Add(mistake, own, found, statement);
            }

            foreach (var way in CaseSpeller.Spell(mistake.Right!, mistake.RightMembers, references)) scores[way.Spelling].AddCorrect(mistake.Id, await analyze(way.Files));
        }

        foreach (var control in PublicCases.Controls)
        {
            foreach (var way in CaseSpeller.Spell(control.Wrong, control.Members, references)) scores[way.Spelling].AddCorrect(control.Id, await analyze(way.Files));
        }

        return [.. scores.Values];
    }

    // A mistake in a type beside the method has no statement; its own line is its place in every spelling.
    private static int? StatementOf(Diagnostic diagnostic)
    {
        var text = diagnostic.Location.SourceTree!.GetText();
        return SpelledCase.Statement(text.Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString());
    }

    private void Add(PublicCase mistake, Diagnostic[] own, ImmutableArray<Diagnostic> found, int? statement)
    {
        Mistakes++;
        if (own.Length > 0) Reported++;
        else Gaps.Add($"{mistake.Id} ({Spelling}): {mistake.Rule} is silent");

        var others = found.Where(diagnostic => diagnostic.Id != mistake.Rule && diagnostic.Severity > DiagnosticSeverity.Info).Select(diagnostic => diagnostic.Id).ToArray();
        if (own.Any(diagnostic => StatementOf(diagnostic) == statement) && others.Length == 0) Placed++;
        else if (own.Length > 0) Gaps.Add($"{mistake.Id} ({Spelling}): {mistake.Rule} in statement {string.Join(", ", own.Select(StatementOf))} instead of {statement}; beside it {string.Join(", ", others)}");
    }

    private void AddCorrect(string id, ImmutableArray<Diagnostic> found)
    {
        Correct++;
        if (found.IsEmpty) Silent++;
        else Gaps.Add($"{id} without the mistake ({Spelling}): {string.Join(", ", found.Select(diagnostic => diagnostic.Id))}");
    }
}
