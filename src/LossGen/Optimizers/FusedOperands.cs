using TorchSharp;

namespace LossGen;

/// <summary>What a fused step reads and writes: addresses of as many float32 elements each. A rule uses as many of the memories as it says.</summary>
/// <param name="Weights">The parameter.</param>
/// <param name="Gradient">Its gradient; only read.</param>
/// <param name="Factor">What the gradient is multiplied by before it is used.</param>
/// <param name="Count">The number of elements.</param>
/// <param name="First">What the optimizer remembers, first part.</param>
/// <param name="Second">The second part.</param>
/// <param name="Third">The third part.</param>
internal readonly record struct FusedOperands(nint Weights, nint Gradient, float Factor, long Count, nint First = 0, nint Second = 0, nint Third = 0)
{
    /// <summary>The same with memories.</summary>
    public FusedOperands With(torch.Tensor first, torch.Tensor? second = null, torch.Tensor? third = null) => this with
    {
        First = NativeTensor.Address(first.Handle),
        Second = second is null ? 0 : NativeTensor.Address(second.Handle),
        Third = third is null ? 0 : NativeTensor.Address(third.Handle),
    };
}
