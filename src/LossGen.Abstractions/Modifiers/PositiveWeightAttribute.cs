namespace LossGen;

/// <summary>Weighs the positive class in a binary cross-entropy: above 1 raises recall, below 1 raises precision. PyTorch: <c>pos_weight</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class PositiveWeightAttribute : Attribute
{
    /// <summary>Gives one weight, or for multi-label one per label.</summary>
    /// <param name="weights">Finite, positive weights.</param>
    public PositiveWeightAttribute(params double[] weights) => Weights = weights;

    /// <summary>Computes the weight from the training labels: negatives over positives, per label.</summary>
    /// <param name="weighting">The rule.</param>
    public PositiveWeightAttribute(ClassWeighting weighting)
    {
        Weights = [];
        Weighting = weighting;
    }

    /// <summary>The weights given, or none when they are computed.</summary>
    public double[] Weights { get; }

    /// <summary>The rule that computes the weights, or null when they are given.</summary>
    public ClassWeighting? Weighting { get; }
}
