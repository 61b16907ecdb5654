namespace LossGen;

/// <summary>The class of each pixel of an image.</summary>
/// <typeparam name="T">The label's type.</typeparam>
/// <param name="Height">The number of rows, H.</param>
/// <param name="Width">The number of columns, W.</param>
/// <param name="Labels">The most probable class of each pixel, [H * W], row after row.</param>
/// <param name="Confidences">Its probability or score, [H * W].</param>
public sealed record MaskPrediction<T>(int Height, int Width, IReadOnlyList<T> Labels, IReadOnlyList<float> Confidences)
{
    /// <summary>The class of a pixel.</summary>
    /// <param name="row">The row, from 0 at the top.</param>
    /// <param name="column">The column, from 0 at the left.</param>
    public T this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Height);
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Width);
            return Labels[(row * Width) + column];
        }
    }
}
