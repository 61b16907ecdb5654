using TorchSharp.Modules;

namespace LossGen;

/// <summary>Parameters that are trained alike.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="LearningRateFactor">What the learning rate is multiplied by.</param>
/// <param name="WeightDecay">Their weight decay.</param>
internal sealed record ParameterSet(IReadOnlyList<Parameter> Parameters, double LearningRateFactor, double WeightDecay);
