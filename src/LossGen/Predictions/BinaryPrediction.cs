namespace LossGen;

/// <summary>Yes or no for an example.</summary>
/// <typeparam name="T">The label's type.</typeparam>
/// <param name="Label">The positive class where its probability is above the threshold, 0.5 by itself, the negative class otherwise.</param>
/// <param name="Probability">The probability of the positive class, 0 to 1.</param>
public sealed record BinaryPrediction<T>(T Label, float Probability);
