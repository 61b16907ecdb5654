using System.Runtime.InteropServices;
using TorchSharp;

namespace LossGen;

/// <summary>
/// Reads a tensor of one element. TorchSharp's own way makes a Scalar, which the garbage collector may free while the native call still reads it; the process then ends. Seldom, but sooner the more threads there are.
/// </summary>
internal static class SingleNumber
{
    /// <summary>The number.</summary>
    /// <param name="tensor">One element, of any dtype that float64 can hold, on any device.</param>
    public static double Of(torch.Tensor tensor)
    {
        if (tensor.device_type == DeviceType.CPU)
        {
            if (tensor.dtype == torch.ScalarType.Float32)
                return MemoryMarshal.Read<float>(tensor.bytes);
            if (tensor.dtype == torch.ScalarType.Float64)
                return MemoryMarshal.Read<double>(tensor.bytes);
        }

        using var scope = torch.NewDisposeScope();
        return MemoryMarshal.Read<double>(tensor.detach().to(torch.ScalarType.Float64).cpu().bytes);
    }

    /// <summary>Whether the element is not 0.</summary>
    public static bool IsTrue(torch.Tensor tensor) => Of(tensor) != 0;
}
