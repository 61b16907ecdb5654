using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using LossGen.Analyzers;
using LossGen.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.CodeFixes.Rules;

/// <summary>
/// Makes the replacements that a rule has found to cure its finding. The rule knows where the cause stands, often in another
/// member or file than the finding; the diagnostic carries the replacements here.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RuleCodeFixProvider))]
[Shared]
public sealed class RuleCodeFixProvider : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = RuleList.Ids;

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            for (var i = 0; ; i++)
            {
                var fix = i.ToString(CultureInfo.InvariantCulture);
                if (!diagnostic.Properties.TryGetValue(FixProperties.Title(fix), out var title) || title is null) break;

                context.RegisterCodeFix(
                    CodeAction.Create(
                        title,
                        cancellation => ApplyAsync(context.Document.Project.Solution, diagnostic, fix, cancellation),
                        equivalenceKey: $"{diagnostic.Id}.{fix}"),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> ApplyAsync(Solution solution, Diagnostic diagnostic, string fix, CancellationToken cancellation)
    {
        var start = int.Parse(diagnostic.Properties[FixProperties.Start(fix)]!, CultureInfo.InvariantCulture);
        var edits = new List<(Location Place, string Text)>();
        for (var i = 0; diagnostic.Properties.TryGetValue(FixProperties.Text(fix, i.ToString(CultureInfo.InvariantCulture)), out var text); i++)
        {
            edits.Add((diagnostic.AdditionalLocations[start + i], text ?? string.Empty));
        }

        foreach (var file in edits.GroupBy(edit => edit.Place.SourceTree))
        {
            if (Document(solution, file.Key) is not { } document) continue;

            var source = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            var changes = file.Select(edit => new TextChange(edit.Place.SourceSpan, edit.Text)).OrderBy(change => change.Span.Start);
            solution = solution.WithDocumentText(document.Id, source.WithChanges(changes));
        }

        return solution;
    }

    // The diagnostic may come from an earlier snapshot of the solution.
    private static Document? Document(Solution solution, SyntaxTree? tree) =>
        solution.GetDocument(tree)
        ?? (tree is null ? null : solution.GetDocumentIdsWithFilePath(tree.FilePath).Select(solution.GetDocument).FirstOrDefault());
}
