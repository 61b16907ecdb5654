namespace LossGen;

/// <summary>The label marks every class that applies with 1: target float32 [N, C]. Implied by a <c>[Flags]</c> enum and by a set of an enum.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class MultiHotAttribute : Attribute
{
    /// <summary>Declares the encoding; the enum or the class names give the number of classes.</summary>
    public MultiHotAttribute()
    {
    }

    /// <summary>Declares the encoding and the number of classes.</summary>
    /// <param name="classes">The number of classes C, at least 2.</param>
    public MultiHotAttribute(int classes) => Classes = classes;

    /// <summary>The number of classes C, or 0: taken from the enum or from <see cref="ClassesAttribute"/>.</summary>
    public int Classes { get; }
}
