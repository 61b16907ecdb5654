using System.Globalization;
using TorchSharp;

namespace LossGen;

/// <summary>Turns the name of a device into the device.</summary>
internal static class DeviceName
{
    private const string Expected = "\"cpu\", \"cuda\", \"cuda:1\" (and so on), or \"auto\"";

    public static torch.Device Resolve(string? name)
    {
        switch (name)
        {
            case "cpu":
                return new torch.Device(DeviceType.CPU);
            case "auto":
                return torch.cuda.is_available() ? Cuda(0) : new torch.Device(DeviceType.CPU);
            case "cuda":
                return AvailableCuda(name, 0);
            default:
                const string prefix = "cuda:";
                if (name is not null && name.StartsWith(prefix, StringComparison.Ordinal)
                    && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                    return AvailableCuda(name, index);

                throw TrainingOptionsException.Of(nameof(TrainingOptions.Device), name is null ? null : $"\"{name}\"", $"{Expected}.");
        }
    }

    private static torch.Device AvailableCuda(string name, int index)
    {
        var count = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        if (index < count)
            return Cuda(index);

        var found = count == 0
            ? "no CUDA device is available: that takes a CUDA build of libtorch (package libtorch-cuda-...) and an NVIDIA driver"
            : $"there are {count} CUDA devices, counted from 0";
        throw TrainingOptionsException.Of(nameof(TrainingOptions.Device), $"\"{name}\"", $"a device that is there, but {found}. \"cpu\" and \"auto\" always work.");
    }

    private static torch.Device Cuda(int index) => new(DeviceType.CUDA, index);
}
