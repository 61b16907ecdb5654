using System.Runtime.InteropServices;
using TorchSharp;

namespace LossGen;

/// <summary>The values of a tensor, in row-major order, wherever it lives.</summary>
internal readonly ref struct TensorValues<T>
    where T : unmanaged
{
    private readonly torch.Tensor? _copy;

    /// <summary>Opens a tensor of the matching dtype for reading; copies it only where it is not contiguous on the CPU.</summary>
    public TensorValues(torch.Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.dtype != BatchDtype<T>.Value)
            throw new ArgumentException($"The tensor holds {tensor.dtype}: expected {BatchDtype<T>.Value}.", nameof(tensor));

        if (tensor.device_type == DeviceType.CPU && tensor.is_contiguous())
        {
            Span = MemoryMarshal.Cast<byte, T>(tensor.bytes);
            return;
        }

        using var detached = tensor.detach();
        using var onCpu = detached.cpu();
        _copy = onCpu.contiguous();
        Span = MemoryMarshal.Cast<byte, T>(_copy.bytes);
    }

    /// <summary>The values.</summary>
    public ReadOnlySpan<T> Span { get; }

    /// <summary>Frees the copy, where there is one.</summary>
    public void Dispose() => _copy?.Dispose();
}
