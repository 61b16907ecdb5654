namespace LossGen;

/// <summary>A run that is over.</summary>
/// <param name="Reason">Why it ended.</param>
/// <param name="Step">Steps of the optimizer in all.</param>
/// <param name="Duration">The time from start to end, earlier processes included where it was resumed.</param>
public sealed record RunEnd(StopReason Reason, long Step, TimeSpan Duration);
