using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Sites;

/// <summary>A loop and all that happens in one round of it, inner loops included.</summary>
internal sealed class TrainingLoop
{
    public TrainingLoop(SyntaxNode node, TrainingLoop? outer)
    {
        Node = node;
        Outer = outer;
    }

    public SyntaxNode Node { get; }

    public TrainingLoop? Outer { get; }

    public List<Effect> Effects { get; } = [];

    /// <summary>
    /// Whether a round is a batch rather than an epoch: it lies in another loop. A loop by itself may count epochs over all the data at once.
    /// </summary>
    public bool IsOfBatches => Outer is not null;

    public bool Has(EffectKind kind) => Effects.Any(effect => effect.Kind == kind);
}
