namespace LossGen;

/// <summary>The threshold found for one label.</summary>
/// <param name="Label">The label's name; the positive class of a binary classification.</param>
/// <param name="Threshold">The threshold: what <see cref="DecisionThresholds"/> now holds.</param>
/// <param name="Positives">Validation examples that have the label.</param>
/// <param name="Before">The goal with the threshold by itself, 0.5 for probabilities and 0 for scores.</param>
/// <param name="After">The goal with the threshold that was found.</param>
public sealed record TunedThreshold(string Label, double Threshold, long Positives, double Before, double After);
