using System.Collections.Immutable;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LossGen.CodeFixes.Declarations;

/// <summary>A fix of what is wrong with a declaration: turns each diagnostic into proposals, each an edit of one file.</summary>
public abstract class DeclarationFix : CodeFixProvider
{
    private protected DeclarationFix(params RuleDefinition[] rules) => FixableDiagnosticIds = rules.Select(rule => rule.Id).ToImmutableArray();

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FixSite.CreateAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } site)
                continue;

            foreach (var proposal in Propose(site))
            {
                // A type of a referenced project is in source, but not always in a file that can be edited.
                if (context.Document.Project.Solution.GetDocument(proposal.Tree) is not { } document)
                    continue;

                context.RegisterCodeFix(
                    CodeAction.Create(
                        proposal.Title,
                        _ => Task.FromResult(document.WithSyntaxRoot(proposal.Rewrite()).Project.Solution),
                        GetType().Name + ":" + proposal.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>The edits that would cure a diagnostic, the best first; none where something does not look as expected.</summary>
    private protected abstract IEnumerable<FixProposal> Propose(FixSite site);
}
