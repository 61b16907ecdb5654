using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>Whether a model is still where its trainer put it.</summary>
/// <param name="model">The model.</param>
/// <param name="device">Where it should be.</param>
internal sealed class DeviceCheck(torch.nn.Module model, torch.Device device)
{
    private Parameter? _sample;

    /// <summary>Refuses a model with a parameter or buffer on another device: the library's own error would come from within an operation, and not name it.</summary>
    /// <exception cref="TrainingException">One is elsewhere.</exception>
    public void Verify()
    {
        _sample = null;
        foreach (var (name, parameter) in model.named_parameters())
        {
            Verify("parameter", name, parameter);
            _sample ??= parameter;
        }

        foreach (var (name, buffer) in model.named_buffers())
            Verify("buffer", name, buffer);
    }

    /// <summary>The same for a single parameter, which costs nothing beside a prediction: a model that was moved has new ones, or none of the old where they were.</summary>
    /// <exception cref="TrainingException">It is elsewhere.</exception>
    public void VerifyQuickly()
    {
        if (_sample is null || _sample.IsInvalid || !IsHere(_sample))
            Verify();
    }

    private void Verify(string what, string name, torch.Tensor tensor)
    {
        if (!IsHere(tensor))
            throw new TrainingException($"The {what} {name} of the model is on {tensor.device}: expected {device}, where the trainer puts its batches. Choose the device with TrainingOptions.Device, and do not move the model afterwards.");
    }

    private bool IsHere(torch.Tensor tensor) => tensor.device_type == device.type && (device.type != DeviceType.CUDA || tensor.device_index == device.index);
}
