using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Gradients cleared before the step teach nothing.</summary>
internal sealed class LG4002GradientsClearedBeforeStepRule() : Rule<TrainingSite>(new RuleDefinition(
    "LG4002",
    DiagnosticSeverity.Warning,
    "Gradients cleared between backward and step",
    "'{0}' clears the gradients that backward has just computed, so its step changes nothing; clear them before backward",
    "step reads the gradients. The order is zero_grad, backward, step; or backward, step, zero_grad."))
{
    protected override Finding? Find(TrainingSite site)
    {
        foreach (var sequence in site.Sequences)
        {
            Effect? backward = null;
            Effect? cleared = null;
            foreach (var effect in sequence)
            {
                if (effect.Kind is EffectKind.Unknown) (backward, cleared) = (null, null);
                if (effect.Kind is EffectKind.Backward) (backward, cleared) = (effect, null);
                if (effect.Kind is EffectKind.ZeroGrad && effect.Subject is not null && !effect.IsOfModule && backward is not null) cleared = effect;
                if (effect.Kind is not EffectKind.Step || backward is null) continue;

                if (cleared is null)
                {
                    backward = null;
                }
                else if (effect.Subject == cleared.Subject)
                {
                    return new Finding(cleared.Node, effect.SubjectName).With(Statements.Move($"Clear before backward", cleared.Node, backward.Node));
                }
            }
        }

        return null;
    }
}
