using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>A seed decides only what is drawn after it.</summary>
internal sealed class LG4011SeedAfterModelRule() : Rule<TrainingSite>(new RuleDefinition(
    "LG4011",
    DiagnosticSeverity.Info,
    "Seed after the model is made",
    "The seed is set when '{0}' has its initial weights already: they differ from run to run, so that the training cannot be repeated; set the seed first",
    "A module draws its initial weights when it is made. Seeds after that decide the order of the data and what dropout drops."))
{
    public override bool IsOpinion => true;

    protected override Finding? Find(TrainingSite site)
    {
        if (!site.Has(EffectKind.Step)) return null;
        if (site.Effects.FirstOrDefault(effect => effect.Kind is EffectKind.Seed or EffectKind.MakeModel) is not { Kind: EffectKind.MakeModel } made) return null;
        if (site.Effects.FirstOrDefault(effect => effect.Kind == EffectKind.Seed) is not { IsConditional: false, Loop: null } seed) return null;

        return new Finding(seed.Node, made.Symbol?.Name ?? made.Name).With(Statements.Move("Set the seed first", seed.Node, made.Node));
    }
}
