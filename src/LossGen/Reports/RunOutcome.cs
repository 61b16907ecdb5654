namespace LossGen;

/// <summary>What a report is made from.</summary>
internal sealed record RunOutcome<TMetrics>
    where TMetrics : class, IMetrics
{
    public required TaskDescription Task { get; init; }

    public required TrainingOptions Options { get; init; }

    public required IReadOnlyList<EpochRecord<TMetrics>> History { get; init; }

    public required IReadOnlyList<WeightSummary> Weights { get; init; }

    public required RunSize Size { get; init; }

    public required TimeSpan Duration { get; init; }

    public required StopReason Reason { get; init; }

    public required long Steps { get; init; }

    public required IReadOnlyList<TrainingPoint> Training { get; init; }

    public required IReadOnlyList<EvaluationPoint> Evaluations { get; init; }

    public required TMetrics? BestMetrics { get; init; }

    public required long? BestStep { get; init; }

    public required long SkippedBatches { get; init; }

    public required long SkippedSteps { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required IReadOnlyList<PreparedSummary> Preparation { get; init; }

    public required string? Checkpoint { get; init; }
}
