using System.Collections.Immutable;
using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Rules;
using LossGen.Analyzers.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers;

/// <summary>Reduces each method to what it does to a training run, and shows that to the rules.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrainingLoopAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        TrainingRules.All.Select(rule => rule.Descriptor).ToImmutableArray();

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (TorchSymbols.In(start.Compilation) is not { } torch) return;

            var engine = new FactsEngine(start.Compilation, torch);
            start.RegisterOperationBlockAction(block => Analyze(block, engine));
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, FactsEngine engine)
    {
        if (context.OwningSymbol is not IMethodSymbol) return;

        foreach (var block in context.OperationBlocks.OfType<IBlockOperation>())
        {
            var site = TrainingWalk.Of(block, engine, context.CancellationToken);
            if (site.Effects.Count == 0) continue;

            foreach (var rule in TrainingRules.All)
            {
                foreach (var finding in rule.Examine(site)) context.ReportDiagnostic(finding.ToDiagnostic(rule.Descriptor));
            }
        }
    }
}
