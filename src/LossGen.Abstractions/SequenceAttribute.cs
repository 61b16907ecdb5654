namespace LossGen;

/// <summary>
/// The member is a sequence of real vectors, of any length: an array, memory or list of numbers, vector after vector (the frames of a recording, the steps of a time series).
/// The model gets float32 [N, L, D], padded with zeros to the longest of the batch.
/// </summary>
/// <remarks>
/// As with <see cref="TokensAttribute"/>, parameters of <c>forward</c> that no feature fills and that are named <c>mask</c>, <c>paddingMask</c> or <c>lengths</c> tell the model where the padding is.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class SequenceAttribute : Attribute
{
    /// <summary>Declares a sequence of vectors.</summary>
    /// <param name="width">The numbers per vector, D, at least 1. The member holds a multiple of them.</param>
    public SequenceAttribute(int width) => Width = width;

    /// <summary>The numbers per vector.</summary>
    public int Width { get; }
}
