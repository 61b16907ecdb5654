namespace Digits;

/// <summary>A handwritten digit: 8 x 8 pixels, row by row, each 0 (paper) to 16 (ink).</summary>
public sealed record Digit([Shape(1, 8, 8)] byte[] Pixels, [Label, ClassIndex(10)] int Value);
