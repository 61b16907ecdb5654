namespace LossGen;

/// <summary>A sequence of classes that a longer sequence holds.</summary>
/// <typeparam name="T">The label's type.</typeparam>
/// <param name="Labels">The classes in order, [S]: the most probable class of each step, with repetitions merged and blanks left out.</param>
/// <param name="Probability">The probability of that alignment, 0 to 1: a lower bound of the probability of the labels.</param>
public sealed record TranscriptPrediction<T>(IReadOnlyList<T> Labels, double Probability);
