namespace LossGen;

/// <summary>What a run keeps of a model's weights beside the model itself.</summary>
/// <param name="Best">Those of the best evaluation; empty where none was kept.</param>
/// <param name="Average">Their average over the steps; null where none is made.</param>
internal readonly record struct KeptWeights(WeightCopy Best, AveragedWeights? Average);
