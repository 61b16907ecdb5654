using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>A step uses the gradients that backward left.</summary>
internal sealed class LG4003StepWithoutGradientsRule() : Rule<TrainingSite>(new RuleDefinition(
    "LG4003",
    DiagnosticSeverity.Warning,
    "Step without gradients",
    "'{0}' steps {1}: the gradients are zero or missing and nothing is learnt; call backward on the loss before the step",
    "step changes each parameter by its gradient. Without a backward since the last zero_grad there is none."))
{
    protected override Finding? Find(TrainingSite site)
    {
        foreach (var round in site.Rounds)
        {
            if (round.Has(EffectKind.Unknown) || round.Own.FirstOrDefault(e => e.Kind == EffectKind.Step) is not { Subject: { } optimizer } step) continue;

            if (!site.Effects.Any(e => e.Kind == EffectKind.Backward))
            {
                if (round.Has(EffectKind.Loss) && !site.Has(EffectKind.Unknown) && round.IsAlone(step, "backward")) return new Finding(step.Node, step.SubjectName, "but backward is never called");
                continue;
            }

            if (!round.IsLoop) continue;

            var order = round.Own.Where(e => !e.IsConditional && (e.Kind is EffectKind.Backward || (e.Kind is EffectKind.Step or EffectKind.ZeroGrad && e.Clears(optimizer) | e.Subject == optimizer)))
                .Select(e => e.Kind).ToArray();
            if (order is [EffectKind.ZeroGrad, EffectKind.Step, EffectKind.Backward]) return new Finding(step.Node, step.SubjectName, "after zero_grad and before backward");
        }

        return null;
    }
}
