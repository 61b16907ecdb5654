namespace LossGen;

/// <summary>Parameters, chosen by name, that are trained differently. The first group whose pattern matches decides.</summary>
public sealed record ParameterGroup
{
    /// <summary>Names of parameters as in the model's state: * stands for any characters, "encoder.*" for a part. A pattern that matches nothing is refused.</summary>
    public string Pattern { get; init; } = "";

    /// <summary>What the learning rate is multiplied by: finite and at least 0; 1 by default.</summary>
    public double LearningRateFactor { get; init; } = 1;

    /// <summary>The weight decay: finite and at least 0; null (default) for that of the options.</summary>
    public double? WeightDecay { get; init; }

    /// <summary>Whether they keep the values that they have; false by default.</summary>
    public bool Frozen { get; init; }
}
