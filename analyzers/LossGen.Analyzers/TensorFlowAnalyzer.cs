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
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (FactsEngine.For(start.Compilation) is { } engine) start.RegisterCodeBlockAction(block => Analyze(block, engine));
        });
    }

    internal static void Analyze(CodeBlockAnalysisContext context, FactsEngine engine)
    {
        if (context.OwningSymbol is not IMethodSymbol method) return;

        var words = engine.Bodies.Words(context.CodeBlock, context.CancellationToken);
        if ((words & WordKinds.Tensors) == 0) return;

        engine.Bodies.Remember(context.SemanticModel);
        if (engine.Bodies.Body(method, context.CancellationToken) is not { } body || !NamesTensors(body, engine.Torch)) return;

        if ((words & WordKinds.Disposal) != 0) Live(context, new LifetimeSite(body, engine.Torch));

        var reported = new HashSet<(string, Location)>();
        foreach (var site in engine.Analyze(method, context.CancellationToken).Sites)
        {
            foreach (var rule in Rules.For(site))
            {
                foreach (var finding in rule.Examine(site))
                {
                    if (IsCalleesOwn(rule, site, engine, context.CancellationToken)) continue;

                    var shown = IsIn(context.CodeBlock, finding.Place) ? finding : finding with { Place = CallOf(finding.Place, body)?.GetLocation() ?? site.Call?.GetLocation() ?? finding.Place };
                    if (reported.Add((rule.Definition.Id, shown.Place))) context.ReportDiagnostic(shown.ToDiagnostic(rule.Descriptor));
                }
            }
        }
    }

    private static void Live(CodeBlockAnalysisContext context, LifetimeSite site)
    {
        foreach (var rule in LifetimeRules.All)
        {
            foreach (var finding in rule.Examine(site)) context.ReportDiagnostic(finding.ToDiagnostic(rule.Descriptor));
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
