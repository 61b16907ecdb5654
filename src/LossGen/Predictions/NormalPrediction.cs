namespace LossGen;

/// <summary>A quantity as a normal distribution.</summary>
/// <param name="Mean">The expected value, in the unit of the label.</param>
/// <param name="StandardDeviation">How far the value usually lies from it, in the same unit.</param>
public sealed record NormalPrediction(float Mean, float StandardDeviation);
