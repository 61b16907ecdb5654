namespace LossGen;

/// <summary>
/// The member may be missing: null, or NaN where it is a floating-point number. What stands in for it is found in the training examples alone and saved with the weights.
/// </summary>
/// <remarks>It is filled in before <see cref="Log1pAttribute"/>, <see cref="StandardizeAttribute"/> and their like, which see the filled value, as in a scikit-learn pipeline.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class MissingAttribute : Attribute
{
    /// <summary>Declares what stands in for a missing value.</summary>
    /// <param name="fill">What stands in for it.</param>
    public MissingAttribute(MissingFill fill) => Fill = fill;

    /// <summary>What stands in for a missing value.</summary>
    public MissingFill Fill { get; }

    /// <summary>Whether the model also gets a column that is 1 where the value is missing and 0 elsewhere. False by default.</summary>
    public bool Indicator { get; set; }
}
