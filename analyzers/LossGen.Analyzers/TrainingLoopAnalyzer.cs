using System.Collections.Immutable;
using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Rules;
using LossGen.Analyzers.Sites;
using LossGen.Analyzers.Words;
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
            if (engine.Bodies.Body(method.Symbol, context.CancellationToken) is { } body) Analyze(method, body, context, engine);
        }
    }

    private static void Analyze(MethodOfFile method, IOperation body, SemanticModelAnalysisContext context, FactsEngine engine)
    {
        foreach (var block in Blocks(body))
        {
            // Most methods are right: those are done with before all their helpers are bound.
            var site = TrainingWalk.Of(block, engine, isThorough: false, context.CancellationToken);
            var found = Find(site);
            if (found.Count > 0 && !site.IsWhole) found = Find(TrainingWalk.Of(block, engine, isThorough: true, context.CancellationToken));

            foreach (var (rule, finding) in found) method.Report(finding.ToDiagnostic(rule.Descriptor), context);
        }
    }

    private static List<(Rule Rule, Finding Finding)> Find(TrainingSite site)
    {
        var found = new List<(Rule, Finding)>();
        if (site.Effects.Count == 0) return found;

        foreach (var rule in TrainingRules.All)
        {
            foreach (var finding in rule.Examine(site)) found.Add((rule, finding));
        }

        return found;
    }

    private static IEnumerable<IBlockOperation> Blocks(IOperation body) => body switch
    {
        IBlockOperation block => [block],
        IMethodBodyBaseOperation method => new[] { method.BlockBody, method.ExpressionBody }.OfType<IBlockOperation>(),
        _ => [],
    };
}
