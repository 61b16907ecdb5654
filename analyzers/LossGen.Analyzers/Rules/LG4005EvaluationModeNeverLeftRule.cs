using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>After eval() the next epoch trains without dropout and with frozen statistics.</summary>
internal sealed class LG4005EvaluationModeNeverLeftRule() : Rule<TrainingSite>(new RuleDefinition(
    "LG4005",
    DiagnosticSeverity.Warning,
    "Evaluation mode never left",
    "'{0}' is put into evaluation mode in this loop and never back: from the second round on it trains without dropout and with frozen batch statistics; call {0}.train() before training",
    "eval() holds until train(). Models with dropout or batch normalisation need both in a loop that trains and evaluates."))
{
    protected override Finding? Find(TrainingSite site)
    {
        foreach (var loop in site.Loops)
        {
            if (loop.Has(EffectKind.Unknown)) continue;

            var effects = loop.Effects.ToList();
            var step = effects.FindIndex(e => e.Kind == EffectKind.Step);
            if (step < 0 || effects.Skip(step).FirstOrDefault(e => e.Kind == EffectKind.Eval) is not { Subject: { } model } left) continue;
            if (effects.Any(e => e.Kind == EffectKind.Train && (e.Subject is null || e.Subject == model))) continue;
            if (!effects.Take(step).Any(e => e.Kind == EffectKind.Forward && e.Subject == model)) continue;

            return new Finding(left.Node, left.SubjectName).With(Statements.InsertFirst($"Call {left.SubjectName}.train()", loop.Node, $"{left.SubjectText}.train();"));
        }

        return null;
    }
}
