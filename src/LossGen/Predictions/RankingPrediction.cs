namespace LossGen;

/// <summary>The order of the candidates of an example.</summary>
/// <param name="Order">The positions of the candidates, the best first; of equals the one that was given first.</param>
/// <param name="Scores">The score of each candidate, in the order in which they were given.</param>
public sealed record RankingPrediction(IReadOnlyList<int> Order, IReadOnlyList<float> Scores);
