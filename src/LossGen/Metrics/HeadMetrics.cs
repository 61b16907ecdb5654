namespace LossGen;

/// <summary>How good a model is at one of several labels.</summary>
/// <param name="Name">The name of the head: the label's.</param>
/// <param name="Metrics">The metrics of its task.</param>
public sealed record HeadMetrics(string Name, IMetrics Metrics);
