using System.Collections.Immutable;
using System.Composition;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Raises the project's language version to the one that generated trainers are written in. Where a package is missing there is no code to edit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RaiseLanguageVersionFix)), Shared]
public sealed class RaiseLanguageVersionFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DeclarationRules.RuntimeMissing.Id);

    // One application cures the whole project.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        foreach (var diagnostic in context.Diagnostics)
        {
            // The editor's own compiler may be too old to offer the version.
            if (diagnostic.Properties.TryGetValue(ProblemProperties.Language, out var text)
                && LanguageVersionFacts.TryParse(text, out var version)
                && project.ParseOptions is CSharpParseOptions options)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Compile '{project.Name}' as C# {text}",
                        _ => Task.FromResult(project.Solution.WithProjectParseOptions(project.Id, options.WithLanguageVersion(version))),
                        $"{nameof(RaiseLanguageVersionFix)}:{text}"),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }
}
