namespace LossGen;

/// <summary>Marks the member of an example that is to be predicted.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class LabelAttribute : Attribute;
