namespace LossGen;

/// <summary>
/// The numbers are fed to the model scaled to 0 to 1: <c>(x - least) / (greatest - least)</c>, by the least and the greatest of the training examples alone. Other examples may lie outside.
/// On a type: all numbers among its features that say nothing else. On a label of real numbers: the loss sees the scaled label; predictions and metrics are in the label's units.
/// </summary>
/// <remarks>Of arrays as <see cref="StandardizeAttribute"/> does it. Where all numbers are the same they become 0.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class MinMaxAttribute : Attribute
{
}
