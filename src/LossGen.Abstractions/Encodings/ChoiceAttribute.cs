namespace LossGen;

/// <summary>The label is the position, from 0, of the right one among the candidates of its example. An integer under <see cref="TaskKind.MultipleChoice"/> says it by itself.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ChoiceAttribute : Attribute;
