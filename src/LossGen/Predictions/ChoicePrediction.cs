namespace LossGen;

/// <summary>Which of several candidates is the right one.</summary>
/// <param name="Index">The position of the most probable candidate, from 0; -1 where there is none.</param>
/// <param name="Probability">Its probability, 0 to 1.</param>
/// <param name="Probabilities">The probability of each candidate, in their order.</param>
public sealed record ChoicePrediction(int Index, float Probability, IReadOnlyList<float> Probabilities);
