namespace LossGen;

/// <summary>One metric.</summary>
/// <param name="Name">Its name, for example "accuracy".</param>
/// <param name="Value">Its value; NaN where it is not defined for the examples at hand.</param>
/// <param name="HigherIsBetter">Whether a larger value is a better one.</param>
public sealed record MetricValue(string Name, double Value, bool HigherIsBetter = true);
