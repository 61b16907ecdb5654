namespace LossGen;

/// <summary>Which class an example is.</summary>
/// <typeparam name="T">The label's type.</typeparam>
/// <param name="Label">The most probable class; null under open-set classification, where it is not probable enough.</param>
/// <param name="Confidence">The probability of the most probable class, 0 to 1.</param>
/// <param name="Probabilities">The probability of each class, [C], in the order of the class indices.</param>
public sealed record ClassPrediction<T>(T Label, float Confidence, IReadOnlyList<float> Probabilities);
