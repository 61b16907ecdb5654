namespace LossGen;

/// <summary>
/// The learning rate as a function of the step: <see cref="TrainingOptions.LearningRate"/> times a factor. A pure function, so that a resumed run goes on where it was;
/// only <see cref="ScheduleKind.ReduceOnPlateau"/> depends on evaluations, and is saved with checkpoints.
/// </summary>
public sealed record LearningRateSchedule
{
    /// <summary>The shape of the curve; constant by default.</summary>
    public ScheduleKind Kind { get; init; } = ScheduleKind.Constant;

    /// <summary>Steps over which the rate first rises in a line from <see cref="WarmupFactor"/> to the full rate: at least 0; 0 by default.</summary>
    public int WarmupSteps { get; init; }

    /// <summary>The same as a share of all steps, rounded up: at least 0 and below 1; 0 by default. Not together with <see cref="WarmupSteps"/>.</summary>
    public double WarmupRatio { get; init; }

    /// <summary>The factor of the first step of the warm-up: at least 0, at most 1; 0.1 by default.</summary>
    public double WarmupFactor { get; init; } = 0.1;

    /// <summary>The factor at the end, for linear, cosine, polynomial and reduce on plateau (the least factor there): at least 0 and at most 1; 0 by default.</summary>
    public double FinalFactor { get; init; }

    /// <summary>The power of a polynomial: above 0; 1 by default, which is a line.</summary>
    public double Power { get; init; } = 1;

    /// <summary>Steps between the drops of a step schedule: at least 1; 1000 by default.</summary>
    public int StepSize { get; init; } = 1000;

    /// <summary>What the rate is multiplied by, for step, exponential and reduce on plateau: above 0 and below 1; 0.1 by default.</summary>
    public double Decay { get; init; } = 0.1;

    /// <summary>The share of the steps on which one-cycle rises: above 0 and below 1; 0.3 by default.</summary>
    public double RiseRatio { get; init; } = 0.3;

    /// <summary>The first rate of one-cycle is the learning rate divided by this: at least 1; 25 by default.</summary>
    public double StartDivisor { get; init; } = 25;

    /// <summary>The last rate of one-cycle is the first divided by this: at least 1; 10,000 by default.</summary>
    public double EndDivisor { get; init; } = 1e4;

    /// <summary>Evaluations without improvement that reduce on plateau puts up with: at least 0; 10 by default.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>The relative change that counts as an improvement for reduce on plateau: at least 0; 0.0001 by default.</summary>
    public double Threshold { get; init; } = 1e-4;

    /// <summary>The factor of one step.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="totalSteps">All steps of the run, T.</param>
    /// <returns>What the learning rate is multiplied by. For reduce on plateau the part that does not depend on evaluations: the warm-up.</returns>
    public double Factor(long step, long totalSteps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfNegative(totalSteps);
        var warmup = Warmup(totalSteps);
        if (step < warmup)
            return WarmupFactor + ((1 - WarmupFactor) * step / warmup);

        var (after, length) = (step - warmup, Math.Max(1, totalSteps - warmup));
        var done = Math.Min(1, (double)after / length);
        return Kind switch
        {
            ScheduleKind.Linear => 1 + ((FinalFactor - 1) * done),
            ScheduleKind.Cosine => FinalFactor + ((1 - FinalFactor) * (1 + Math.Cos(Math.PI * done)) / 2),
            ScheduleKind.Polynomial => FinalFactor + ((1 - FinalFactor) * Math.Pow(1 - done, Power)),
            ScheduleKind.Step => Math.Pow(Decay, after / StepSize),
            ScheduleKind.Exponential => Math.Pow(Decay, after),
            ScheduleKind.OneCycle => OneCycle(step, totalSteps),
            ScheduleKind.InverseSquareRoot => Math.Sqrt(Math.Max(1, warmup) / (double)(after + Math.Max(1, warmup))),
            _ => 1,
        };
    }

    /// <summary>The kind, and what differs from the defaults.</summary>
    /// <returns>For example "Cosine (WarmupRatio 0.1)".</returns>
    public override string ToString() => OptionsSource.Differences(this);

    /// <summary>The number of steps of the warm-up.</summary>
    internal long Warmup(long totalSteps) => WarmupRatio > 0 ? (long)Math.Ceiling(WarmupRatio * totalSteps) : WarmupSteps;

    /// <summary>Whether the curve depends on how many steps there are.</summary>
    internal bool NeedsLength => WarmupRatio > 0 || Kind is ScheduleKind.Linear or ScheduleKind.Cosine or ScheduleKind.Polynomial or ScheduleKind.OneCycle;

    /// <summary>As OneCycleLR: the peak is at step RiseRatio T - 1, the end at step T - 1.</summary>
    private double OneCycle(long step, long totalSteps)
    {
        var (peak, last) = ((RiseRatio * totalSteps) - 1, totalSteps - 1.0);
        var (start, end) = (1 / StartDivisor, 1 / (StartDivisor * EndDivisor));
        return step <= peak
            ? Between(start, 1, peak <= 0 ? 1 : step / peak)
            : Between(1, end, Math.Min(1, (step - peak) / Math.Max(1, last - peak)));
    }

    /// <summary>Half a cosine from one value to another.</summary>
    private static double Between(double from, double to, double done) => to + ((from - to) * (1 + Math.Cos(Math.PI * done)) / 2);
}
