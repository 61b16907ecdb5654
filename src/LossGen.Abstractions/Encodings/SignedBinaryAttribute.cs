namespace LossGen;

/// <summary>The label is -1 or +1, as hinge losses want it: target float32 [N]. A bool or a two-member enum is turned into it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class SignedBinaryAttribute : Attribute;
