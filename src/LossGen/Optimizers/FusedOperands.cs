using TorchSharp;

namespace LossGen;

/// <summary>What a fused step reads and writes: addresses of as many float32 elements each. A rule uses as many of the memories as it says.</summary>
/// <param name="Weights">The parameter.</param>
/// <param name="Gradient">Its gradient; only read.</param>
/// <param name="Factor">What the gradient is multiplied by before it is used.</param>
/// <param name="Count">The number of elements.</param>
/// <param name="Threads">The threads that may share the elements.</param>
/// <param name="First">What the optimizer remembers, first part.</param>
/// <param name="Second">The second part.</param>
/// <param name="Third">The third part.</param>
internal readonly record struct FusedOperands(nint Weights, nint Gradient, float Factor, long Count, int Threads, nint First = 0, nint Second = 0, nint Third = 0)
{
    /// <summary>Elements in a cache line, which no two threads should write.</summary>
    private const long Alignment = 16;

    /// <summary>The same with memories.</summary>
    public FusedOperands With(torch.Tensor first, torch.Tensor? second = null, torch.Tensor? third = null) => this with
    {
        First = NativeTensor.Address(first.Handle),
        Second = second is null ? 0 : NativeTensor.Address(second.Handle),
        Third = third is null ? 0 : NativeTensor.Address(third.Handle),
    };

    /// <summary>Some of the elements.</summary>
    /// <param name="part">Which part, from 0.</param>
    /// <param name="parts">Of how many, all about as large.</param>
    public FusedOperands Part(int part, int parts)
    {
        var size = Count / parts;
        var (start, end) = (Aligned(size * part), part + 1 == parts ? Count : Aligned(size * (part + 1)));
        var bytes = (nint)(start * sizeof(float));
        return new FusedOperands(Weights + bytes, Gradient + bytes, Factor, end - start, 1, First + bytes, Second + bytes, Third + bytes);

        static long Aligned(long place) => place / Alignment * Alignment;
    }
}
