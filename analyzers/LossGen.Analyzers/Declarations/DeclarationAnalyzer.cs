using System.Collections.Immutable;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Analyzers.Declarations;

/// <summary>Family LG1xxx: reports what the reader finds wrong with declarations, the same reader that decides whether a trainer is generated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> Descriptors =
        DeclarationRules.All.ToImmutableDictionary(rule => rule.Id, rule => rule.ToDescriptor());

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        DeclarationRules.All.Select(rule => Descriptors[rule.Id]).ToImmutableArray();

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (References.Named(DeclarationReader.Assembly, start.Compilation)?.GetTypeByMetadataName(DeclarationReader.TaskAttribute) is null)
                return;

            var index = new DeclarationIndex(start.Compilation);
            start.RegisterSymbolAction(symbol => Report(symbol, index), SymbolKind.NamedType);
        });
    }

    /// <summary>
    /// Reports what is found in one type, whichever model it was found from: editors ask file by file, and show a problem
    /// (and offer its fix) only where it was reported from the file that they asked about.
    /// </summary>
    private static void Report(SymbolAnalysisContext context, DeclarationIndex index)
    {
        foreach (var problem in index.ProblemsIn((INamedTypeSymbol)context.Symbol, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors[problem.Rule.Id], problem.Location, problem.Properties, problem.Arguments.ToArray()));
    }
}
