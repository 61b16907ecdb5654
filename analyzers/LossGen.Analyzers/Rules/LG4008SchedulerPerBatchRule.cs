using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Schedules in epochs step once per epoch.</summary>
internal sealed class LG4008SchedulerPerBatchRule() : Rule<TrainingSite>(new RuleDefinition(
    "LG4008",
    DiagnosticSeverity.Info,
    "Scheduler stepped per batch",
    "'{0}' steps beside the optimizer, once per batch: a schedule counted in epochs runs out within the first; move it behind the batch loop",
    "StepLR, MultiStepLR, ExponentialLR and ReduceLROnPlateau count calls of step, and their settings are usually meant in epochs."))
{
    protected override Finding? Find(TrainingSite site)
    {
        var scheduler = site.Effects.FirstOrDefault(e => e.Kind == EffectKind.SchedulerStep && e.Loop is { } loop
            && loop.IsOfBatches && loop.Effects.Any(step => step is { Kind: EffectKind.Step, IsRepeated: false } && step.Loop == loop));
        return scheduler is { Subject: not null, IsConditional: false } ? new Finding(scheduler.Node, scheduler.SubjectName) : null;
    }
}
