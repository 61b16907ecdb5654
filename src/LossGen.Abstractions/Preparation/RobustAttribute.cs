namespace LossGen;

/// <summary>
/// The numbers are fed to the model less their median and divided by the range of the middle half: <c>(x - median) / (third quartile - first quartile)</c>, of the training examples alone.
/// A few numbers far outside do not matter to it. On a type: all single numbers among its features that say nothing else; arrays stay what they are.
/// </summary>
/// <remarks>Quartiles are interpolated between neighbors, as NumPy does it by default. Where they are the same, the divisor is 1.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class RobustAttribute : Attribute
{
}
