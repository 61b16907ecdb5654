namespace LossGen;

/// <summary>
/// Lets a model with several labels (<see cref="TaskKind.MultiTask"/>) learn how much each loss counts: a loss is divided by a variance, whose logarithm is trained with the weights and
/// added as a penalty, so that noisy labels count less.
/// </summary>
/// <remarks>Kendall, Gal, Cipolla: Multi-Task Learning Using Uncertainty to Weigh Losses for Scene Geometry and Semantics, CVPR 2018.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class UncertaintyWeightingAttribute : Attribute;
