using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>What holds all through one walk.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Graph">The method's flow; null where an expression outside methods is looked at.</param>
/// <param name="Model">The meaning of the names.</param>
/// <param name="This">What is known of the object the method runs on.</param>
/// <param name="Callers">The methods that led here.</param>
/// <param name="Cancellation">Ends the walk.</param>
internal sealed record WalkContext(
    FactsEngine Engine,
    MethodGraph? Graph,
    SemanticModel Model,
    Value This,
    ImmutableHashSet<ISymbol> Callers,
    CancellationToken Cancellation)
{
    public TorchSymbols Torch => Engine.Torch;

    /// <summary>Whether a lambda or local function changes a local.</summary>
    public bool IsShared(ILocalSymbol local) => Graph is not null && Graph.Shared.Contains(local);
}
