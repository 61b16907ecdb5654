using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Gradients change nothing until a step.</summary>
internal sealed class LG4004OptimizerNeverStepsRule() : Rule<TrainingSite>(new RuleDefinition(
    "LG4004",
    DiagnosticSeverity.Warning,
    "Optimizer never steps",
    "Gradients are cleared and computed in this loop, but '{0}' never steps: the model stays as it was; call {0}.step() after backward",
    "backward computes gradients; only step changes parameters."))
{
    protected override Finding? Find(TrainingSite site)
    {
        if (site.Has(EffectKind.Unknown) || site.Has(EffectKind.Step)) return null;

        foreach (var loop in site.Loops)
        {
            var cleared = loop.Effects.FirstOrDefault(e => e.Kind == EffectKind.ZeroGrad && !e.IsOfModule && e.Symbol is ILocalSymbol);
            if (cleared is null || loop.Effects.LastOrDefault(e => e.Kind == EffectKind.Backward) is not { } backward) continue;

            return new Finding(cleared.Node, cleared.SubjectName).With(Statements.InsertAfter($"Call {cleared.SubjectName}.step()", backward.Node, $"{cleared.SubjectText}.step();"));
        }

        return null;
    }
}
