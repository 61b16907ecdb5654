namespace LossGen;

/// <summary>Examples whose integer class index equals this value carry no label: they add nothing to the loss, its denominator or the metrics.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class IgnoreIndexAttribute : Attribute
{
    /// <summary>Sets the value.</summary>
    /// <param name="value">A value that is no class index; -100 is PyTorch's.</param>
    public IgnoreIndexAttribute(int value = -100) => Value = value;

    /// <summary>The value that marks an example without a label.</summary>
    public int Value { get; }
}
