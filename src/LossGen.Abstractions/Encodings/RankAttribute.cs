namespace LossGen;

/// <summary>The label is a place in an order, 0 to K-1: target int64 [N]. Implied by an enum under ordinal regression, in the order of its values.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class RankAttribute : Attribute
{
    /// <summary>Declares the encoding; the enum or the class names give the number of ranks.</summary>
    public RankAttribute()
    {
    }

    /// <summary>Declares the encoding and the number of ranks.</summary>
    /// <param name="classes">The number of ranks K, at least 2.</param>
    public RankAttribute(int classes) => Classes = classes;

    /// <summary>The number of ranks K, or 0: taken from the enum or from <see cref="ClassesAttribute"/>.</summary>
    public int Classes { get; }
}
