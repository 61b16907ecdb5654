namespace LossGen;

/// <summary>
/// The label is a one-hot row: target float32 [N, C]. An array member holds the row itself; an enum or integer is turned into one.
/// On an enum feature: the input is one column per member.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class OneHotAttribute : Attribute
{
    /// <summary>Declares the encoding; the enum or the class names give the number of classes.</summary>
    public OneHotAttribute()
    {
    }

    /// <summary>Declares the encoding and the number of classes.</summary>
    /// <param name="classes">The number of classes C, at least 2.</param>
    public OneHotAttribute(int classes) => Classes = classes;

    /// <summary>The number of classes C, or 0: taken from the enum or from <see cref="ClassesAttribute"/>.</summary>
    public int Classes { get; }
}
