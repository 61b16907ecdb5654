using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Benchmarks.Analyzers;

/// <summary>Visits every operation of every method and does nothing: what looking at method bodies costs by itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EmptyWalkerAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Nothing = new("NONE", "Nothing", "Nothing", "Nothing", DiagnosticSeverity.Hidden, isEnabledByDefault: true);

    /// <summary>A diagnostic that is never reported: an analyzer must have one.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Nothing];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationBlockAction(static block =>
        {
            var walker = new Walker();
            foreach (var operation in block.OperationBlocks) walker.Visit(operation);
        });
    }

    private sealed class Walker : OperationWalker;
}
