using System.Collections.Immutable;
using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Rules;
using LossGen.Analyzers.Sites;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

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
            if (TorchSymbols.In(start.Compilation) is not { } torch) return;

            var held = new Lazy<ImmutableHashSet<ISymbol>>(() => Held(start.Compilation.Assembly.GlobalNamespace, torch));
            start.RegisterSyntaxNodeAction(node => Declared(node, torch, held), SyntaxKind.ClassDeclaration);
            start.RegisterOperationAction(operation => Made(operation, torch), OperationKind.Invocation);
        });
    }

    private static void Declared(SyntaxNodeAnalysisContext context, TorchSymbols torch, Lazy<ImmutableHashSet<ISymbol>> held)
    {
        var declaration = (ClassDeclarationSyntax)context.Node;
        if (context.ContainingSymbol is not INamedTypeSymbol type || !torch.IsModule(type)) return;
        if (type.DeclaringSyntaxReferences[0].Span != declaration.Span || type.DeclaringSyntaxReferences[0].SyntaxTree != declaration.SyntaxTree) return;

        var site = new ModuleSite(type, held.Value.Contains(type.OriginalDefinition), torch, declaration, context.SemanticModel);
        Report(site, context.ReportDiagnostic);
    }

    private static void Made(OperationAnalysisContext context, TorchSymbols torch)
    {
        var creation = (IInvocationOperation)context.Operation;
        if (context.ContainingSymbol is not IMethodSymbol { Name: "forward", IsOverride: true } forward || !torch.IsModule(forward.ContainingType)) return;
        if (!torch.IsTorch(creation.TargetMethod.ContainingType, "nn") || LayerOperations.Find(creation.TargetMethod.Name) is not { } layer) return;

        // _fc ??= Linear(...) makes the layer once and keeps it.
        if (creation.Syntax.Ancestors().OfType<AssignmentExpressionSyntax>().Any(assignment => context.Operation.SemanticModel!.GetSymbolInfo(assignment.Left).Symbol is IFieldSymbol or IPropertySymbol)) return;

        Report(new LayerCreationSite(layer, creation.Syntax, creation.SemanticModel!), context.ReportDiagnostic);
    }

    private static void Report(Site site, Action<Diagnostic> report)
    {
        foreach (var rule in ModuleRules.All)
        {
            foreach (var finding in rule.Examine(site)) report(finding.ToDiagnostic(rule.Descriptor));
        }
    }

    // A parent that registers a child calls the child's own RegisterComponents.
    private static ImmutableHashSet<ISymbol> Held(INamespaceOrTypeSymbol scope, TorchSymbols torch)
    {
        var held = ImmutableHashSet.CreateBuilder<ISymbol>(SymbolEqualityComparer.Default);
        Collect(scope);
        return held.ToImmutable();

        void Collect(INamespaceOrTypeSymbol at)
        {
            foreach (var member in at.GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner) Collect(inner);
                if (at is not INamedTypeSymbol type || !torch.IsModule(type)) continue;

                Add((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type);
            }
        }

        void Add(ITypeSymbol? type)
        {
            if (type is IArrayTypeSymbol array) Add(array.ElementType);
            if (type is not INamedTypeSymbol named) return;

            for (var at = named; at is not null; at = at.BaseType) held.Add(at.OriginalDefinition);
            foreach (var argument in named.TypeArguments) Add(argument);
        }
    }
}
