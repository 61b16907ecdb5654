using System.Collections.Immutable;
using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Rules;
using LossGen.Analyzers.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers;

/// <summary>Follows tensors through each method and shows its losses, layers and operations to the rules.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TensorFlowAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        FlowRules.All.Select(rule => rule.Descriptor).ToImmutableArray();

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
        if (context.OwningSymbol is not IMethodSymbol method) return;

        var body = context.OperationBlocks.FirstOrDefault(block => block is IBlockOperation);
        if (body is null || !NamesTensors(context.OperationBlocks, engine.Torch)) return;

        engine.Remember(method, context.GetControlFlowGraph(body));
        var reported = new HashSet<(string, Location)>();
        foreach (var site in engine.Analyze(method, context.CancellationToken).Sites)
        {
            foreach (var rule in FlowRules.All)
            {
                foreach (var finding in rule.Examine(site))
                {
                    if (IsCalleesOwn(rule, site, engine, context.CancellationToken)) continue;
                    if (reported.Add((rule.Definition.Id, finding.Place))) context.ReportDiagnostic(finding.ToDiagnostic(rule.Descriptor));
                }
            }
        }
    }

    // A mistake that a helper makes whatever it is given is shown in the helper, not at each of its callers.
    private static bool IsCalleesOwn(Rule rule, Site site, FactsEngine engine, CancellationToken cancellation) =>
        site.Callee is { } callee
        && engine.Analyze(callee.OriginalDefinition, cancellation).Sites.Any(own => own.Node == site.Node && rule.Examine(own).Any());

    private static bool NamesTensors(ImmutableArray<IOperation> blocks, TorchSymbols torch) =>
        blocks.SelectMany(block => block.Descendants()).Any(operation => operation switch
        {
            IInvocationOperation invocation => torch.IsTorchSharp(invocation.TargetMethod) || torch.IsTensor(invocation.Type) || invocation.Arguments.Any(argument => torch.IsTensor(argument.Value.Type)),
            IObjectCreationOperation { Type: { } type } => torch.IsModule(type),
            _ => false,
        });
}
