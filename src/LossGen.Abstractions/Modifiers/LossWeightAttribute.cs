namespace LossGen;

/// <summary>How much the loss of one of several labels counts in the sum that is minimised: <see cref="TaskKind.MultiTask"/>. 1 where it is not given.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class LossWeightAttribute : Attribute
{
    /// <summary>Sets the weight.</summary>
    /// <param name="weight">What the mean loss of the label is multiplied by: finite and above 0.</param>
    public LossWeightAttribute(double weight) => Weight = weight;

    /// <summary>What the mean loss of the label is multiplied by.</summary>
    public double Weight { get; }
}
