using TorchSharp;

namespace LossGen;

/// <summary>
/// Saves and loads the weights of a model: its parameters and its buffers, in the safetensors format, with what they are for.
/// Files that come without LossGen's metadata (written from Python, say) are taken by names, shapes and dtypes alone.
/// </summary>
internal static class WeightFile
{
    public static void Save(string path, torch.nn.Module model, TaskDescription task)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var scope = torch.NewDisposeScope();
        SafetensorsFile.Write(path, TaskMetadata.Of(task), [.. ModelState.OnCpu(ModelState.Of(model))]);
    }

    public static void Load(string path, torch.nn.Module model, TaskDescription task)
    {
        var file = SafetensorsFile.Read(path);
        TaskMetadata.Verify(file, task);
        var state = ModelState.Of(model);
        ModelState.Verify(file, state);
        file.VerifyChecksum();

        // Everything fits: only now is the model touched.
        foreach (var (name, target) in state)
            file.CopyTo(name, target);
    }
}
