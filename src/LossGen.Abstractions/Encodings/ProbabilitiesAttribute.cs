namespace LossGen;

/// <summary>The label is a row of class probabilities that sum to 1 (soft labels): target float32 [N, C].</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ProbabilitiesAttribute : Attribute
{
    /// <summary>Declares the encoding; the class names give the number of classes.</summary>
    public ProbabilitiesAttribute()
    {
    }

    /// <summary>Declares the encoding and the number of classes.</summary>
    /// <param name="classes">The number of classes C, at least 2.</param>
    public ProbabilitiesAttribute(int classes) => Classes = classes;

    /// <summary>The number of classes C, or 0: taken from the enum or from <see cref="ClassesAttribute"/>.</summary>
    public int Classes { get; }
}
