using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>An optimizer trains the parameters that it was made with.</summary>
internal sealed class LG4012LayerAfterOptimizerRule() : Rule<TrainingSite>(new RuleDefinition(
    "LG4012",
    DiagnosticSeverity.Warning,
    "Layer added after the optimizer was made",
    "'{0}' was made of the parameters that '{1}' had before: step throws KeyNotFoundException, or never trains the layer that is added here; add the layer first, or pass its parameters to add_param_group",
    "An optimizer makes its state for each parameter when it is made itself."))
{
    protected override Finding? Find(TrainingSite site)
    {
        if (site.Has(EffectKind.Unknown) || site.Has(EffectKind.AddParameters)) return null;

        for (var i = 0; i < site.Effects.Count; i++)
        {
            if (site.Effects[i] is not { Kind: EffectKind.MakeOptimizer, Subject: { } optimizer, Other: { } model } made) continue;

            var later = site.Effects.Skip(i + 1).TakeWhile(effect => effect.Kind != EffectKind.MakeOptimizer).ToArray();
            var added = Array.FindIndex(later, effect => effect is { Kind: EffectKind.AddLayer, IsConditional: false } && effect.Subject == model);
            if (added < 0 || !later.Skip(added).Any(effect => effect.Kind == EffectKind.Step && effect.Subject == optimizer)) continue;

            return new Finding(later[added].Node, made.SubjectName, made.OtherSymbol?.Name ?? later[added].SubjectName).With(Statements.Move("Add the layer first", later[added].Node, made.Node));
        }

        return null;
    }
}
