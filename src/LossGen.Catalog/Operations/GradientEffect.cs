namespace LossGen.Catalog.Operations;

/// <summary>Whether a gradient flows through an operation.</summary>
public enum GradientEffect
{
    /// <summary>As it flowed into the inputs.</summary>
    Keep,

    /// <summary>It ends here: the result has no history.</summary>
    Cut,

    /// <summary>The result is new data that never had one.</summary>
    Data,
}
