namespace LossGen;

/// <summary>Where a run is, between two steps.</summary>
internal sealed record LoopState
{
    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; init; } = 1;

    /// <summary>Batches of the epoch so far.</summary>
    public int Batch { get; init; }

    /// <summary>Steps of the optimizer since the start of the run.</summary>
    public long Step { get; init; }

    /// <summary>What callbacks multiply the learning rate by; null in checkpoints from before they could.</summary>
    public double? OwnFactor { get; init; }

    /// <summary>Examples of the epoch so far.</summary>
    public long Position { get; init; }

    public double LossSum { get; init; }

    public double DenominatorSum { get; init; }

    public double LogLossSum { get; init; }

    public double LogDenominatorSum { get; init; }

    public long SkippedBatches { get; init; }

    public long SkippedSteps { get; init; }

    /// <summary>Batches in which every label is the ignore index.</summary>
    public long UnlabelledBatches { get; init; }
}
