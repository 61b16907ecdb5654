using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Sites;

/// <summary>A method reduced to what it does to a training run, helpers included.</summary>
/// <param name="Effects">All effects in order.</param>
/// <param name="Loops">The loops, outer before inner.</param>
/// <param name="Sequences">Runs of effects that follow each other unconditionally.</param>
/// <param name="Node">The method.</param>
/// <param name="Model">The meaning of its names.</param>
internal sealed record TrainingSite(
    IReadOnlyList<Effect> Effects,
    IReadOnlyList<TrainingLoop> Loops,
    IReadOnlyList<IReadOnlyList<Effect>> Sequences,
    SyntaxNode Node,
    SemanticModel Model) : Site(Node, Model)
{
    /// <summary>Whether no helper in sight was left out.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>
    /// What one round of training does: a round of a loop, or the method itself where it steps outside of any loop: whoever calls it again and again
    /// makes the loop.
    /// </summary>
    public IEnumerable<TrainingRound> Rounds
    {
        get
        {
            foreach (var loop in Loops) yield return new TrainingRound(loop.Node, loop.Effects, loop.Effects.Where(effect => effect.Loop == loop).ToArray()) { IsLoop = true };

            var own = Effects.Where(effect => effect.Loop is null).ToArray();
            if (own.Length > 0) yield return new TrainingRound(Node, Effects, own);
        }
    }

    public bool Has(EffectKind kind) => Effects.Any(effect => effect.Kind == kind);
}
