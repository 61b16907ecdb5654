using System.Collections.Immutable;
using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Rules;
using LossGen.Analyzers.Sites;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Analyzers;

/// <summary>Shows the classes derived from <c>Module</c> to the rules.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModuleAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ModuleRules.All.Select(rule => rule.Descriptor).ToImmutableArray();

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (FactsEngine.For(start.Compilation) is not { Torch: var torch }) return;

            var held = new Lazy<HeldModules>(() => HeldModules.Of(start.Compilation, torch, start.CancellationToken));
            start.RegisterSyntaxNodeAction(node => Declared(node, torch, held), SyntaxKind.ClassDeclaration);
            start.RegisterCodeBlockAction(block => Made(block, torch));
        });
    }

    private static void Declared(SyntaxNodeAnalysisContext context, TorchSymbols torch, Lazy<HeldModules> held)
    {
        var declaration = (ClassDeclarationSyntax)context.Node;
        if (context.ContainingSymbol is not INamedTypeSymbol type || !torch.IsModule(type)) return;
        if (type.DeclaringSyntaxReferences[0].Span != declaration.Span || type.DeclaringSyntaxReferences[0].SyntaxTree != declaration.SyntaxTree) return;

        var site = new ModuleSite(type, held, torch, declaration, context.SemanticModel);
        Report(site, context.ReportDiagnostic);
    }

    private static void Made(CodeBlockAnalysisContext context, TorchSymbols torch)
    {
        if (context.OwningSymbol is not IMethodSymbol { Name: "forward", IsOverride: true } forward || !torch.IsModule(forward.ContainingType)) return;

        foreach (var call in context.CodeBlock.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (Edit.NameOf(call) is not { ValueText: var name } || LayerOperations.Find(name) is not { } layer) continue;
            if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method || !torch.IsNn(method.ContainingType)) continue;

            // _fc ??= Linear(...) makes the layer once and keeps it.
            var isKept = call.Ancestors().OfType<AssignmentExpressionSyntax>()
                .Any(assignment => context.SemanticModel.GetSymbolInfo(assignment.Left, context.CancellationToken).Symbol is IFieldSymbol or IPropertySymbol);
            if (!isKept) Report(new LayerCreationSite(layer, call, context.SemanticModel), context.ReportDiagnostic);
        }
    }

    private static void Report(Site site, Action<Diagnostic> report)
    {
        foreach (var rule in ModuleRules.All)
        {
            foreach (var finding in rule.Examine(site)) report(finding.ToDiagnostic(rule.Descriptor));
        }
    }
}
