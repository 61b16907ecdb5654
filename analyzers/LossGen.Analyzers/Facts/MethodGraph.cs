using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>The flow of a method.</summary>
internal sealed class MethodGraph
{
    private readonly ConcurrentDictionary<ControlFlowGraph, MethodGraph> _nested = new();
    private HashSet<ISymbol>? _shared;

    public MethodGraph(ControlFlowGraph flow, SemanticModel model)
    {
        Flow = flow;
        Model = model;
    }

    public ControlFlowGraph Flow { get; }

    /// <summary>The meaning of the names in the method.</summary>
    public SemanticModel Model { get; }

    /// <summary>The locals that a lambda or local function changes: at no point is it known what they hold.</summary>
    public HashSet<ISymbol> Shared => _shared ??= FindShared();

    /// <summary>Whether there is one path only; what a <c>using</c> does at its end is none.</summary>
    public bool IsStraight => Flow.Blocks.All(block => block.ConditionKind == ControlFlowConditionKind.None || block.EnclosingRegion.Kind == ControlFlowRegionKind.Finally);

    /// <summary>The flow of a lambda or local function in it.</summary>
    public MethodGraph Nested(ControlFlowGraph nested) => _nested.GetOrAdd(nested, flow => new MethodGraph(flow, Model));

    private HashSet<ISymbol> FindShared()
    {
        var shared = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var nested in Flow.OriginalOperation.Descendants())
        {
            var function = nested switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };
            if (function is null) continue;

            foreach (var operation in nested.Descendants())
            {
                var target = operation switch
                {
                    IAssignmentOperation assignment => assignment.Target,
                    IIncrementOrDecrementOperation increment => increment.Target,
                    IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
                    _ => null,
                };
                if (target is ILocalReferenceOperation { Local: var local } && !SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, function)) shared.Add(local);
            }
        }

        return shared;
    }
}
