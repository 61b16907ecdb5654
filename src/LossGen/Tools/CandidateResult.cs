namespace LossGen;

/// <summary>How a candidate did in a comparison.</summary>
/// <param name="Name">The candidate.</param>
/// <param name="Scores">The metric on each part that was held back, in the same order for every candidate.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Their standard deviation.</param>
/// <param name="Difference">The mean difference from the best.</param>
/// <param name="Low">The lower end of the difference's interval of 95 %.</param>
/// <param name="High">The upper end.</param>
/// <param name="IsBest">Whether its mean is the best.</param>
/// <param name="IsNoise">Whether it is not the best, and the difference from it is no more than noise.</param>
public sealed record CandidateResult(string Name, IReadOnlyList<double> Scores, double Mean, double StandardDeviation, double Difference, double Low, double High, bool IsBest, bool IsNoise);
