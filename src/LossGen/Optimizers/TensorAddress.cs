using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace LossGen;

/// <summary>Where the elements of a tensor are in memory. Native memory does not move; it is another where a tensor is given other storage.</summary>
internal static class TensorAddress
{
    /// <summary>The address of the first element.</summary>
    /// <param name="tensor">A tensor, contiguous on the CPU, of at most 2 GiB.</param>
    public static unsafe nint Of(torch.Tensor tensor) => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));
}
