namespace LossGen;

/// <summary>The label is the number of its class: target int64 [N]. On an enum feature: the input is the class index, int64 [N], as an embedding wants it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ClassIndexAttribute : Attribute
{
    /// <summary>Declares the encoding; the enum or the class names give the number of classes.</summary>
    public ClassIndexAttribute()
    {
    }

    /// <summary>Declares the encoding and the number of classes.</summary>
    /// <param name="classes">The number of classes C, at least 2.</param>
    public ClassIndexAttribute(int classes) => Classes = classes;

    /// <summary>The number of classes C, or 0: taken from the enum or from <see cref="ClassesAttribute"/>.</summary>
    public int Classes { get; }
}
