namespace LossGen;

/// <summary>The label is a quantity, or a vector of D quantities: target float32 [N] or [N, D]. Implied by numbers under regression.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class RealAttribute : Attribute
{
    /// <summary>Declares a scalar quantity.</summary>
    public RealAttribute()
    {
    }

    /// <summary>Declares a vector of quantities.</summary>
    /// <param name="width">The number of quantities D, positive.</param>
    public RealAttribute(int width) => Width = width;

    /// <summary>The number of quantities D of a vector, or 0 for a scalar.</summary>
    public int Width { get; }
}
