namespace LossGen;

/// <summary>An evaluation during a run.</summary>
/// <param name="Step">Steps of the optimizer before it.</param>
/// <param name="Epoch">Epochs before it, with the part of the one at hand.</param>
/// <param name="Loss">The validation loss.</param>
/// <param name="Metrics">The metrics.</param>
/// <param name="IsBest">Whether the monitored metric was the best so far.</param>
public sealed record EvaluationPoint(long Step, double Epoch, double Loss, IReadOnlyList<MetricValue> Metrics, bool IsBest);
