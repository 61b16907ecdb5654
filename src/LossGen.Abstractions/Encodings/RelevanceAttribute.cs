namespace LossGen;

/// <summary>
/// The label grades each candidate of its example: 0 is irrelevant, and a grade of r gains 2^r - 1. Numbers, bools or an enum whose members stand in order, as many as there are candidates.
/// Under <see cref="TaskKind.ListwiseRanking"/> an array says it by itself.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class RelevanceAttribute : Attribute;
