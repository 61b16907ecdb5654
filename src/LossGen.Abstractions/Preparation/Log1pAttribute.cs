namespace LossGen;

/// <summary>
/// The numbers are fed to the model as their logarithm: <c>ln(1 + x)</c>, for amounts, counts and other numbers with a long tail. They must be above -1.
/// Comes before <see cref="StandardizeAttribute"/> and its like, which may stand beside it.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class Log1pAttribute : Attribute
{
}
