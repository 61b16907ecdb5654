using TorchSharp;

namespace LossGen;

/// <summary>Whether a model is still where its trainer put it.</summary>
internal static class DeviceCheck
{
    /// <summary>Refuses a model with a parameter or buffer on another device: the library's own error would come from within an operation, and not name it.</summary>
    /// <exception cref="TrainingException">One is elsewhere.</exception>
    public static void Verify(torch.nn.Module model, torch.Device device)
    {
        foreach (var (name, parameter) in model.named_parameters())
            Verify("parameter", name, parameter, device);
        foreach (var (name, buffer) in model.named_buffers())
            Verify("buffer", name, buffer, device);
    }

    private static void Verify(string what, string name, torch.Tensor tensor, torch.Device device)
    {
        if (tensor.device_type != device.type || (device.type == DeviceType.CUDA && tensor.device_index != device.index))
            throw new TrainingException($"The {what} {name} of the model is on {tensor.device}: expected {device}, where the trainer puts its batches. Choose the device with TrainingOptions.Device, and do not move the model afterwards.");
    }
}
