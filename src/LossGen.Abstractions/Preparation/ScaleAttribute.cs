namespace LossGen;

/// <summary>
/// The numbers are fed to the model times a factor known beforehand: <c>x * factor + offset</c>. <c>[Scale(1 / 255.0)]</c> turns bytes into 0 to 1. <c>[Scale(1)]</c> leaves a member of a
/// type marked <see cref="StandardizeAttribute"/> as it is.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ScaleAttribute : Attribute
{
    /// <summary>Declares the factor.</summary>
    /// <param name="factor">Finite and not 0.</param>
    public ScaleAttribute(double factor) => Factor = factor;

    /// <summary>What each number is multiplied by.</summary>
    public double Factor { get; }

    /// <summary>What is added afterwards. 0 by default.</summary>
    public double Offset { get; set; }
}
