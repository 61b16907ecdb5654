using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Interpretation;

/// <summary>
/// What calls gave that changed no object: the same method with the same arguments, while all objects are as they were, gives the same again. Most
/// models are run many times, and loops are run until nothing changes.
/// </summary>
internal sealed class Summaries
{
    private readonly Dictionary<ISymbol, List<Summary>> _known = new(SymbolEqualityComparer.Default);

    /// <summary>What the call gave before; null where it was not made, or changed something.</summary>
    public Summary? Find(IMethodSymbol method, Value receiver, IReadOnlyList<Value> arguments, State state)
    {
        if (!_known.TryGetValue(method, out var summaries)) return null;

        foreach (var summary in summaries)
        {
            if (ReferenceEquals(summary.Heap, state.Heap) && ReferenceEquals(summary.Conditions, state.Conditions) && summary.Gradients.Equals(state.Gradients) && summary.Receiver.Equals(receiver) && summary.Arguments.SequenceEqual(arguments)) return summary;
        }

        return null;
    }

    /// <summary>Remembers what a call gave.</summary>
    public void Add(IMethodSymbol method, Summary summary)
    {
        if (!_known.TryGetValue(method, out var summaries)) _known[method] = summaries = [];

        summaries.Add(summary);
    }
}

/// <summary>What a call gave.</summary>
/// <param name="Receiver">The object it was called on.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Heap">What stood for all objects: a table that is never changed again.</param>
/// <param name="Conditions">What stood for the conditions known on the path.</param>
/// <param name="Gradients">Whether gradients were recorded.</param>
/// <param name="Values">The values it gives, on each path.</param>
/// <param name="Sites">The places met.</param>
/// <param name="Effects">What it does to the training.</param>
internal sealed record Summary(
    Value Receiver,
    IReadOnlyList<Value> Arguments,
    object? Heap,
    object? Conditions,
    GradientMode Gradients,
    IReadOnlyList<(Value Value, bool DependsOnMode)> Values,
    IReadOnlyList<Site> Sites,
    IReadOnlyList<Effect> Effects);
