namespace LossGen;

/// <summary>Names the classes of a label that is not an enum, in the order of their indices. The names appear in metrics and reports.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ClassesAttribute : Attribute
{
    /// <summary>Names the classes.</summary>
    /// <param name="names">One distinct name per class.</param>
    public ClassesAttribute(params string[] names) => Names = names;

    /// <summary>One name per class.</summary>
    public string[] Names { get; }
}
