namespace LossGen;

/// <summary>
/// The label lists the numbers of the classes that apply, in any order and each at most once; an empty list says that none does. The target is the multi-hot row, float32 [N, C], that they mark.
/// On integers it tells such a list from a row of zeros and ones, which is <see cref="MultiHotAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ClassIndicesAttribute : Attribute
{
    /// <summary>Declares the encoding; the enum or the class names give the number of classes.</summary>
    public ClassIndicesAttribute()
    {
    }

    /// <summary>Declares the encoding and the number of classes.</summary>
    /// <param name="classes">The number of classes C, at least 1.</param>
    public ClassIndicesAttribute(int classes) => Classes = classes;

    /// <summary>The number of classes C, or 0: taken from the enum or from <see cref="ClassesAttribute"/>.</summary>
    public int Classes { get; }
}
