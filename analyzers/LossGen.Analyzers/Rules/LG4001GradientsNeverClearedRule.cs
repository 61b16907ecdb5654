using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Gradients add up until someone clears them.</summary>
internal sealed class LG4001GradientsNeverClearedRule() : Rule<TrainingSite>(new RuleDefinition(
    "LG4001",
    DiagnosticSeverity.Warning,
    "Gradients never cleared",
    "'{0}' steps but its gradients are never cleared: every step adds those of all steps before; call {0}.zero_grad() before backward",
    "backward adds to the gradients that are there. Without zero_grad the step of each batch is the sum over all batches so far."))
{
    protected override Finding? Find(TrainingSite site)
    {
        foreach (var round in site.Rounds)
        {
            if (round.Has(EffectKind.Unknown) || round.Own.FirstOrDefault(e => e.Kind == EffectKind.Step) is not { } step) continue;
            if (step.Subject is not { } optimizer || round.Effects.FirstOrDefault(e => e.Kind == EffectKind.Backward) is not { } backward) continue;
            if (round.Effects.Any(e => e.Clears(optimizer)) || !round.IsAlone(step, "zero_grad")) continue;

            return new Finding(step.Node, step.SubjectName).With(Statements.InsertBefore($"Call {step.SubjectName}.zero_grad()", backward.Node, $"{step.SubjectText}.zero_grad();"));
        }

        return null;
    }
}
