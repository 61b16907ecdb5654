namespace LossGen;

/// <summary>Every rule that a schedule must meet.</summary>
internal static class ScheduleCheck
{
    public static void Validate(TrainingOptions options)
    {
        var schedule = options.Schedule;
        TrainingOptionsCheck.Defined(Name(nameof(schedule.Kind)), schedule.Kind);
        if (schedule.WarmupSteps < 0)
            throw Wrong(nameof(schedule.WarmupSteps), schedule.WarmupSteps, "a whole number of at least 0.");
        if (!(schedule.WarmupRatio >= 0 && schedule.WarmupRatio < 1))
            throw Wrong(nameof(schedule.WarmupRatio), schedule.WarmupRatio, "a share of all steps, at least 0 and below 1; 0.1 is usual.");
        if (schedule.WarmupSteps > 0 && schedule.WarmupRatio > 0)
            throw Wrong(nameof(schedule.WarmupRatio), schedule.WarmupRatio, "0, because WarmupSteps is set as well. Choose one of them.");
        if ((schedule.WarmupSteps > 0 || schedule.WarmupRatio > 0) && schedule.Kind == ScheduleKind.OneCycle)
            throw Wrong(schedule.WarmupSteps > 0 ? nameof(schedule.WarmupSteps) : nameof(schedule.WarmupRatio), schedule.WarmupSteps > 0 ? schedule.WarmupSteps : schedule.WarmupRatio, "0, because OneCycle has a warm-up of its own: RiseRatio and StartDivisor set it.");
        if (!IsShare(schedule.WarmupFactor))
            throw Wrong(nameof(schedule.WarmupFactor), schedule.WarmupFactor, "a factor of at least 0 and at most 1; 0.1 starts the warm-up at a tenth of the rate.");
        if (!IsShare(schedule.FinalFactor))
            throw Wrong(nameof(schedule.FinalFactor), schedule.FinalFactor, "a factor of at least 0 and at most 1; 0.1 ends at a tenth of the rate.");
        if (!(double.IsFinite(schedule.Power) && schedule.Power > 0))
            throw Wrong(nameof(schedule.Power), schedule.Power, "a finite number above 0; 1 is a line, 2 a parabola.");
        if (schedule.StepSize < 1)
            throw Wrong(nameof(schedule.StepSize), schedule.StepSize, "a whole number of at least 1: the steps from drop to drop.");
        if (!(schedule.Decay > 0 && schedule.Decay < 1))
            throw Wrong(nameof(schedule.Decay), schedule.Decay, "a factor above 0 and below 1; 0.1 drops the rate to a tenth.");
        if (!(schedule.RiseRatio > 0 && schedule.RiseRatio < 1))
            throw Wrong(nameof(schedule.RiseRatio), schedule.RiseRatio, "a share of all steps, above 0 and below 1; 0.3 is usual.");
        if (!(double.IsFinite(schedule.StartDivisor) && schedule.StartDivisor >= 1))
            throw Wrong(nameof(schedule.StartDivisor), schedule.StartDivisor, "a finite number of at least 1; 25 is usual.");
        if (!(double.IsFinite(schedule.EndDivisor) && schedule.EndDivisor >= 1))
            throw Wrong(nameof(schedule.EndDivisor), schedule.EndDivisor, "a finite number of at least 1; 10000 is usual.");
        if (schedule.Patience < 0)
            throw Wrong(nameof(schedule.Patience), schedule.Patience, "a whole number of at least 0.");
        if (!(double.IsFinite(schedule.Threshold) && schedule.Threshold >= 0))
            throw Wrong(nameof(schedule.Threshold), schedule.Threshold, "a finite number of at least 0.");
    }

    /// <summary>What only shows once it is known how many steps there are.</summary>
    public static void ValidateLength(TrainingOptions options, long? totalSteps)
    {
        var schedule = options.Schedule;
        if (totalSteps is null && schedule.NeedsLength)
            throw Wrong(nameof(schedule.Kind), schedule.Kind, "a schedule that does not depend on the number of steps, because a stream does not tell how long it is. Set MaxSteps, or use a list.");
        if (totalSteps is { } total && schedule.Warmup(total) >= total && schedule.Warmup(total) > 0)
            throw Wrong(nameof(schedule.WarmupSteps), schedule.Warmup(total), $"fewer than the {total} steps of the run.");
    }

    private static bool IsShare(double value) => value is >= 0 and <= 1;

    private static string Name(string property) => $"{nameof(TrainingOptions.Schedule)}.{property}";

    private static TrainingOptionsException Wrong(string property, object value, string expected) =>
        TrainingOptionsException.Of(Name(property), value, expected);
}
