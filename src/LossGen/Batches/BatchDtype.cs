using TorchSharp;

namespace LossGen;

/// <summary>The dtype that a tensor of some element type has.</summary>
internal static class BatchDtype<T>
    where T : unmanaged
{
    public static readonly torch.ScalarType Value = Find();

    private static torch.ScalarType Find()
    {
        if (typeof(T) == typeof(float))
            return torch.ScalarType.Float32;
        if (typeof(T) == typeof(long))
            return torch.ScalarType.Int64;
        if (typeof(T) == typeof(double))
            return torch.ScalarType.Float64;
        if (typeof(T) == typeof(int))
            return torch.ScalarType.Int32;
        if (typeof(T) == typeof(byte))
            return torch.ScalarType.Byte;
        if (typeof(T) == typeof(bool))
            return torch.ScalarType.Bool;

        throw new NotSupportedException($"No tensor holds elements of type {typeof(T)}: expected float, double, long, int, byte or bool.");
    }
}
