namespace LossGen;

/// <summary>What a file says of the size of a tensor, before it is believed.</summary>
internal static class TensorSize
{
    /// <summary>Whether a tensor of a shape has a number of bytes.</summary>
    /// <param name="shape">The shape; a negative dimension fits nothing.</param>
    /// <param name="elementBytes">The bytes of an element.</param>
    /// <param name="bytes">The bytes that are there.</param>
    public static bool Fits(ReadOnlySpan<long> shape, int elementBytes, long bytes)
    {
        Int128 size = elementBytes;
        foreach (var dimension in shape)
        {
            if (dimension < 0)
                return false;

            size = Int128.Min(size * dimension, long.MaxValue);
        }

        return size == bytes;
    }
}
