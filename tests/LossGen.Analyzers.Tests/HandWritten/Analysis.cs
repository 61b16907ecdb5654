using System.Collections.Immutable;
using LossGen.CodeFixes.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Analyzers.Tests.HandWritten;

/// <summary>Runs all analyzers of hand-written code over sources, without markup.</summary>
internal static class Analysis
{
    /// <summary>All analyzers of hand-written code.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. typeof(TensorFlowAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract && type.Namespace == typeof(TensorFlowAnalyzer).Namespace)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>What the analyzers report; fails where the sources do not compile or an analyzer throws.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Run(params string[] sources)
    {
        using var workspace = new AdhocWorkspace();
        return await Run(Project(workspace, sources));
    }

    /// <summary>What becomes of a source when the first fix of each diagnostic of a rule is applied, one after the other.</summary>
    public static async Task<string> Fix(string source, string rule)
    {
        using var workspace = new AdhocWorkspace();
        var project = Project(workspace, source);
        for (var round = 0; round < 10; round++)
        {
            var diagnostic = (await Run(project)).FirstOrDefault(d => d.Id == rule);
            if (diagnostic is null) break;

            CodeAction? first = null;
            var document = project.GetDocument(diagnostic.Location.SourceTree)!;
            await new RuleCodeFixProvider().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => first ??= action, CancellationToken.None));
            if (first is null) break;

            var operations = await first.GetOperationsAsync(CancellationToken.None);
            project = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        }

        return (await project.Documents.First().GetTextAsync()).ToString();
    }

    private static Project Project(AdhocWorkspace workspace, params string[] sources)
    {
        var project = workspace.AddProject("Subject", LanguageNames.CSharp)
            .WithMetadataReferences(TorchSharpReferences.All)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest));
        for (var i = 0; i < sources.Length; i++) project = project.AddDocument($"File{i}.cs", sources[i], filePath: $"/File{i}.cs").Project;

        return project;
    }

    private static async Task<ImmutableArray<Diagnostic>> Run(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        Assert.True(errors.Length == 0, string.Join(Environment.NewLine, errors.Select(error => error.ToString())) + Environment.NewLine + await project.Documents.First().GetTextAsync());
        var found = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
