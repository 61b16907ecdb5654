namespace LossGen;

/// <summary>How far the rate has dropped, and what it waits for.</summary>
internal sealed record PlateauState
{
    public double Factor { get; init; } = 1;

    public double Best { get; init; } = double.NaN;

    public int Stale { get; init; }
}
