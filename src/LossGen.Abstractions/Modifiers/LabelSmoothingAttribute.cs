namespace LossGen;

/// <summary>Mixes the target with the uniform distribution: (1 - epsilon) target + epsilon / C. Softmax cross-entropies only.</summary>
/// <remarks>Szegedy et al., Rethinking the Inception Architecture, 2016. PyTorch: <c>label_smoothing</c>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class LabelSmoothingAttribute : Attribute
{
    /// <summary>Sets the amount.</summary>
    /// <param name="epsilon">The share of the uniform distribution, at least 0 and below 1; 0.1 is usual.</param>
    public LabelSmoothingAttribute(double epsilon) => Epsilon = epsilon;

    /// <summary>The share of the uniform distribution.</summary>
    public double Epsilon { get; }
}
