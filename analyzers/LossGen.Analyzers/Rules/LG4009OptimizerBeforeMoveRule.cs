using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>A change of dtype makes new parameters.</summary>
internal sealed class LG4009OptimizerBeforeMoveRule() : Rule<TrainingSite>(new RuleDefinition(
    "LG4009",
    DiagnosticSeverity.Warning,
    "Optimizer made before the model changes dtype",
    "'{0}' holds the parameters that '{1}' had before it changed dtype: step throws KeyNotFoundException; make the optimizer afterwards",
    "Module.to(dtype) replaces the parameters, and the optimizer looks its state up by parameter."))
{
    protected override Finding? Find(TrainingSite site)
    {
        var effects = site.Effects.ToList();
        foreach (var made in effects.Where(e => e.Kind == EffectKind.MakeOptimizer && e.Subject is not null))
        {
            var moved = effects.Skip(effects.IndexOf(made)).FirstOrDefault(e => e is { Kind: EffectKind.ChangeType, IsConditional: false } && e.Subject is not null && e.Subject == made.Other);
            if (moved is null || !effects.Skip(effects.IndexOf(moved)).Any(e => e.Kind == EffectKind.Step && e.Subject == made.Subject)) continue;
            if (effects.Skip(effects.IndexOf(moved)).Any(e => e.Kind == EffectKind.MakeOptimizer)) continue;

            return new Finding(moved.Node, made.SubjectName, made.OtherSymbol?.Name ?? moved.SubjectName).With(Statements.Move("Change the dtype first", moved.Node, made.Node));
        }

        return null;
    }
}
