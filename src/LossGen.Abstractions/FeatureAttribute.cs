namespace LossGen;

/// <summary>
/// Marks a member of an example as an input of the model. Without any <c>[Feature]</c>, every public readable member
/// that is not a label and not ignored is a feature; with one, only the marked members are.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class FeatureAttribute : Attribute
{
    /// <summary>Marks a feature that is matched to the parameter of <c>forward</c> of the same name, or stacked where there is one parameter.</summary>
    public FeatureAttribute()
    {
    }

    /// <summary>Marks a feature of a named input. Scalars that name the same input are stacked into one vector, in declaration order.</summary>
    /// <param name="input">The name of a parameter of <c>forward</c>.</param>
    public FeatureAttribute(string input) => Input = input;

    /// <summary>The parameter of <c>forward</c> that takes this feature, or null: matched by the member's own name.</summary>
    public string? Input { get; }
}
