using System.Collections.Immutable;
using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Rules;
using LossGen.Analyzers.Sites;
using LossGen.Analyzers.Words;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers;

/// <summary>Follows tensors through each method and shows its losses, layers and operations to the rules.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TensorFlowAnalyzer : DiagnosticAnalyzer
{
    private static readonly RulesBySite Rules = new(FlowRules.All);

    private static readonly Rule[] All = [.. FlowRules.All, .. LifetimeRules.All];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        All.Select(rule => rule.Descriptor).ToImmutableArray();

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // Generated files are left out by the driver, generated types by MethodOfFile: the driver would read a whole file again for each that has a finding.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (FactsEngine.For(start.Compilation) is not { } engine) return;

            // Asked for code, the compiler keeps what it bound until it is done with the file.
            start.RegisterCodeBlockAction(block => engine.Bodies.Remember(block.SemanticModel));
            start.RegisterSemanticModelAction(file => Analyze(file, engine));
        });
    }

    private static void Analyze(SemanticModelAnalysisContext context, FactsEngine engine)
    {
        engine.Bodies.Remember(context.SemanticModel);
        foreach (var method in MethodOfFile.In(context.SemanticModel, engine.Bodies, WordKinds.Tensors, context.CancellationToken)) Analyze(method, context, engine);
    }

    private static void Analyze(MethodOfFile method, SemanticModelAnalysisContext context, FactsEngine engine)
    {
        if (engine.Bodies.Body(method.Symbol, context.CancellationToken) is not { } body || !NamesTensors(body, engine.Torch)) return;

        if ((method.Words & WordKinds.Disposal) != 0) Live(method, context, new LifetimeSite(body, engine.Torch));

        var reported = new HashSet<(string, Location)>();
        foreach (var site in engine.Analyze(method.Symbol, context.CancellationToken).Sites)
        {
            foreach (var rule in Rules.For(site))
            {
                foreach (var finding in rule.Examine(site))
                {
                    if (IsCalleesOwn(rule, site, engine, context.CancellationToken)) continue;

                    var shown = IsIn(method.Code, finding.Place) ? finding : finding with { Place = CallOf(finding.Place, body)?.GetLocation() ?? site.Call?.GetLocation() ?? finding.Place };
                    if (reported.Add((rule.Definition.Id, shown.Place))) method.Report(rule, shown, context);
                }
            }
        }
    }

    private static void Live(MethodOfFile method, SemanticModelAnalysisContext context, LifetimeSite site)
    {
        foreach (var rule in LifetimeRules.All)
        {
            foreach (var finding in rule.Examine(site)) method.Report(rule, finding, context);
        }
    }

    // A mistake that a helper makes whatever it is given is shown in the helper, not at each of its callers.
    private static bool IsCalleesOwn(Rule rule, Site site, FactsEngine engine, CancellationToken cancellation) =>
        site.Callee is { } callee
        && engine.Analyze(callee.OriginalDefinition, cancellation).Sites.Any(own => own.Node == site.Node && rule.Examine(own).Any());

    // What goes wrong in a helper only as this method calls it is shown at the call of the helper that the cause stands in.
    private static SyntaxNode? CallOf(Location place, IOperation body) => body.Descendants()
        .OfType<IInvocationOperation>()
        .FirstOrDefault(call => call.TargetMethod.DeclaringSyntaxReferences.Any(declaration => declaration.SyntaxTree == place.SourceTree && declaration.Span.Contains(place.SourceSpan)))
        ?.Syntax;

    private static bool IsIn(SyntaxNode code, Location place) => place.SourceTree == code.SyntaxTree && code.Span.Contains(place.SourceSpan);

    private static bool NamesTensors(IOperation body, TorchSymbols torch)
    {
        foreach (var operation in body.Descendants())
        {
            if (operation is IInvocationOperation invocation ? HandlesTensors(invocation, torch) : operation is IObjectCreationOperation { Type: { } type } && torch.IsModule(type)) return true;
        }

        return false;
    }

    private static bool HandlesTensors(IInvocationOperation invocation, TorchSymbols torch)
    {
        if (torch.IsTorchSharp(invocation.TargetMethod) || torch.IsTensor(invocation.Type)) return true;

        foreach (var argument in invocation.Arguments)
        {
            if (torch.IsTensor(argument.Value.Type)) return true;
        }

        return false;
    }
}
