namespace LossGen;

/// <summary>The best evaluation so far.</summary>
internal sealed record TrackerState
{
    public string Name { get; init; } = "";

    public double Best { get; init; } = double.NaN;

    public int Epoch { get; init; }

    /// <summary>The step after which it was made; null before the first evaluation.</summary>
    public long? Step { get; init; }

    /// <summary>Evaluations since.</summary>
    public int Stale { get; init; }
}
