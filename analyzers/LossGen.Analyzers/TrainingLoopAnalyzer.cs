using System.Collections.Immutable;
using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Rules;
using LossGen.Analyzers.Sites;
using LossGen.Analyzers.Words;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

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

        // Generated files are left out by the driver, generated types by MethodOfFile: the driver would read a whole file again for each that has a finding.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (FactsEngine.For(start.Compilation) is { } engine) start.RegisterSemanticModelAction(file => Analyze(file, engine));
        });
    }

    private static void Analyze(SemanticModelAnalysisContext context, FactsEngine engine)
    {
        engine.Bodies.Remember(context.SemanticModel);
        foreach (var method in MethodOfFile.In(context.SemanticModel, engine.Bodies, WordKinds.Training, context.CancellationToken))
        {
            if (engine.Analyze(method.Symbol, context.CancellationToken).Training is not { } site) continue;

            foreach (var rule in TrainingRules.All)
            {
                foreach (var finding in rule.Examine(site))
                {
                    if (!IsCalleesOwn(rule, finding, site, engine, context.CancellationToken)) method.Report(rule, finding, context);
                }
            }
        }
    }

    // A mistake that a helper makes by itself is shown in the helper, not at each of its callers.
    private static bool IsCalleesOwn(Rule rule, Finding finding, TrainingSite site, FactsEngine engine, CancellationToken cancellation) =>
        site.Effects.FirstOrDefault(effect => effect.Callee is not null && effect.Node.GetLocation().Equals(finding.Place)) is { Callee: { } callee }
        && engine.Analyze(callee, cancellation).Training is { } own && rule.Examine(own).Any();
}
