namespace LossGen;

/// <summary>The label says how often something happened: a whole number of at least 0, target float32 [N]. Implied by numbers under count regression.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class CountAttribute : Attribute;
