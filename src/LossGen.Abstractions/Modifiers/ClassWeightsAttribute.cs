namespace LossGen;

/// <summary>Weighs the classes in a cross-entropy, so that rare classes count. The loss is divided by the sum of the weights it used, as in PyTorch.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ClassWeightsAttribute : Attribute
{
    /// <summary>Gives one weight per class, in the order of the class indices.</summary>
    /// <param name="weights">One finite, non-negative weight per class.</param>
    public ClassWeightsAttribute(params double[] weights) => Weights = weights;

    /// <summary>Computes the weights from the training labels.</summary>
    /// <param name="weighting">The rule.</param>
    public ClassWeightsAttribute(ClassWeighting weighting)
    {
        Weights = [];
        Weighting = weighting;
    }

    /// <summary>The weights given, or none when they are computed.</summary>
    public double[] Weights { get; }

    /// <summary>The rule that computes the weights, or null when they are given.</summary>
    public ClassWeighting? Weighting { get; }
}
