namespace LossGen;

/// <summary>Which quantiles a quantile regression predicts. Without it: 0.1, 0.5 and 0.9.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class QuantilesAttribute : Attribute
{
    /// <summary>Names the quantiles.</summary>
    /// <param name="levels">Ascending numbers between 0 and 1.</param>
    public QuantilesAttribute(params double[] levels) => Levels = levels;

    /// <summary>The quantiles.</summary>
    public double[] Levels { get; }
}
