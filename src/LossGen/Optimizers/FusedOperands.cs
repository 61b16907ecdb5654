namespace LossGen;

/// <summary>What a fused step reads and writes: addresses of as many float32 elements each. A rule uses as many of the memories as it says.</summary>
/// <param name="Weights">The parameter.</param>
/// <param name="Gradient">Its gradient; cleared by the step.</param>
/// <param name="Count">The number of elements.</param>
/// <param name="First">What the optimizer remembers, first part.</param>
/// <param name="Second">The second part.</param>
/// <param name="Third">The third part.</param>
internal readonly record struct FusedOperands(nint Weights, nint Gradient, long Count, nint First = 0, nint Second = 0, nint Third = 0);
