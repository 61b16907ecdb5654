using System.Text.Json;
using TorchSharp;

namespace LossGen;

/// <summary>
/// Saves and loads the weights of a model: its parameters and its buffers, in the safetensors format, with what they are for.
/// Files that come without LossGen's metadata (written from Python, say) are taken by names, shapes and dtypes alone.
/// </summary>
internal static class WeightFile
{
    private const string ThresholdsKey = "lossgen.thresholds";

    public static void Save(string path, torch.nn.Module model, TaskDescription task, DecisionThresholds? thresholds = null) =>
        Save(path, ModelState.Of(model), task, thresholds);

    /// <summary>Saves tensors by names of the caller's.</summary>
    public static void Save(string path, IReadOnlyList<(string Name, torch.Tensor Tensor)> state, TaskDescription task, DecisionThresholds? thresholds)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var scope = torch.NewDisposeScope();
        var metadata = TaskMetadata.Of(task);
        if (thresholds is { AreDefault: false })
            metadata[ThresholdsKey] = JsonSerializer.Serialize(thresholds.Values);

        SafetensorsFile.Write(path, metadata, [.. ModelState.OnCpu(state)]);
    }

    /// <summary>Loads weights, and the thresholds that were tuned for them; those by themselves where none were.</summary>
    public static void Load(string path, torch.nn.Module model, TaskDescription task, DecisionThresholds thresholds) =>
        Load(path, ModelState.Of(model), task, thresholds);

    /// <summary>Loads tensors by names of the caller's.</summary>
    public static void Load(string path, IReadOnlyList<(string Name, torch.Tensor Tensor)> state, TaskDescription task, DecisionThresholds thresholds)
    {
        using var file = SafetensorsFile.Read(path);
        TaskMetadata.Verify(file, task);
        ModelState.Verify(file, state);
        file.VerifyChecksum();

        // Everything fits: only now is the model touched.
        if (Thresholds(file, thresholds.Values.Count) is { } tuned)
            thresholds.Set(tuned);
        else
            thresholds.Reset();

        foreach (var (name, target) in state)
            file.CopyTo(name, target);
    }

    private static double[]? Thresholds(SafetensorsFile file, int count)
    {
        if (!file.Header.Metadata.TryGetValue(ThresholdsKey, out var text))
            return null;

        try
        {
            if (JsonSerializer.Deserialize<double[]>(text) is { } values && values.Length == count && Array.TrueForAll(values, double.IsFinite))
                return values;
        }
        catch (JsonException exception)
        {
            throw CheckpointException.Damaged(file.Path, $"its {ThresholdsKey} are no list of numbers", exception);
        }

        throw CheckpointException.Damaged(file.Path, $"its {ThresholdsKey}, {text}, are not {count} finite numbers");
    }
}
