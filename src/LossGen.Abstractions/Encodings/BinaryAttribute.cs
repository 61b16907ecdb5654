namespace LossGen;

/// <summary>The label is 0 or 1: target float32 [N]. Implied by bool and by an enum of two members, whose second one is the positive class.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class BinaryAttribute : Attribute;
