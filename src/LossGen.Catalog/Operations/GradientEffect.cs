namespace LossGen.Catalog.Operations;

/// <summary>Whether a gradient flows through an operation.</summary>
public enum GradientEffect
{
    /// <summary>As it flowed into the inputs.</summary>
    Keep,

    /// <summary>It ends here: the result has no history.</summary>
    Cut,

    /// <summary>It starts here: the tensor is told to keep one.</summary>
    Start,

    /// <summary>The result is new data that never had one.</summary>
    Data,
}
