using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Gradients change nothing until a step.</summary>
internal sealed class LG4004OptimizerNeverStepsRule() : Rule<TrainingSite>(new RuleDefinition(
    "LG4004",
    DiagnosticSeverity.Warning,
    "Optimizer never steps",
    "Gradients are cleared and computed, but '{0}' never steps: the model stays as it was; call {0}.step() after backward",
    "backward computes gradients; only step changes parameters."))
{
    protected override Finding? Find(TrainingSite site)
    {
        foreach (var round in site.Rounds)
        {
            if (round.Has(EffectKind.Unknown) || round.Effects.Any(e => e is { Kind: EffectKind.ZeroGrad, Subject: null })) continue;

            var cleared = round.Effects.FirstOrDefault(e => e is { Kind: EffectKind.ZeroGrad, IsOfModule: false, Subject: not null });
            if (cleared is null || round.Effects.LastOrDefault(e => e.Kind == EffectKind.Backward) is not { } backward || !round.IsAlone(cleared, "step")) continue;

            // Gradients that one call clears, and another fills, may be for a third to use.
            if (site.Effects.Any(e => e.Kind == EffectKind.Step && (e.Subject is null or { IsOpaque: true } || e.Subject == cleared.Subject) && (e.Subject == cleared.Subject || e.Symbol is null or ILocalSymbol)) || (cleared.Callee is not null && !round.IsLoop)) continue;

            return new Finding(cleared.Node, cleared.SubjectName).With(Statements.InsertAfter($"Call {cleared.SubjectName}.step()", backward.Node, $"{cleared.SubjectText}.step();"));
        }

        return null;
    }
}
