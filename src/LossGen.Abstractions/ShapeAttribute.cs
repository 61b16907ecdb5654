namespace LossGen;

/// <summary>The shape of one example's array: <c>[Shape(1, 8, 8)]</c> turns 64 numbers into an input of shape [N, 1, 8, 8].</summary>
/// <remarks>
/// Without it an array feature becomes [N, L], where L is the length found in the first example.
/// On the label of a segmentation it gives height and width of the mask: <c>[Shape(8, 8)]</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ShapeAttribute : Attribute
{
    /// <summary>Declares the shape.</summary>
    /// <param name="dimensions">The sizes of the dimensions after the batch dimension, each positive.</param>
    public ShapeAttribute(params int[] dimensions) => Dimensions = dimensions;

    /// <summary>The sizes of the dimensions after the batch dimension.</summary>
    public int[] Dimensions { get; }
}
