namespace LossGen;

/// <summary>The weights that a loss used, for reports.</summary>
/// <param name="Title">What they weigh: "class weights" or "positive weights".</param>
/// <param name="Names">The classes or labels.</param>
/// <param name="Weights">Their weights, in the same order.</param>
/// <param name="Counts">How many training examples each had when the weights were computed; empty when they were given.</param>
public sealed record WeightSummary(string Title, IReadOnlyList<string> Names, IReadOnlyList<double> Weights, IReadOnlyList<long> Counts);
