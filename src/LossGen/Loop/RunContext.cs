namespace LossGen;

/// <summary>What a pass through the model has to know of the run that it is a part of.</summary>
/// <param name="Random">What the run's random numbers come from.</param>
/// <param name="Average">The average of the weights, where there is one.</param>
internal sealed record RunContext(RandomStream Random, AveragedWeights? Average);
