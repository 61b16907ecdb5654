namespace LossGen.Analyzers.Rules;

/// <summary>The rules that look at training loops.</summary>
internal static class TrainingRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new LG4001GradientsNeverClearedRule(),
        new LG4002GradientsClearedBeforeStepRule(),
        new LG4003StepWithoutGradientsRule(),
        new LG4004OptimizerNeverStepsRule(),
        new LG4005EvaluationModeNeverLeftRule(),
        new LG4006EvaluationWithGradientsRule(),
        new LG4008SchedulerPerBatchRule(),
        new LG4009OptimizerBeforeMoveRule(),
        new LG4010SchedulerNeverStepsRule(),
        new LG4011SeedAfterModelRule(),
        new LG4012LayerAfterOptimizerRule(),
        new LG4013NeverShuffledRule(),
        new LG5006BareNoGradRule(),
    ];
}
