namespace LossGen;

/// <summary>Leaves a member of an example out of the features.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class IgnoreAttribute : Attribute;
