using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>
/// Saves and loads the weights of a model: its parameters and its buffers, in the safetensors format, with what they are for.
/// Files that come without LossGen's metadata (written from Python, say) are taken by names, shapes and dtypes alone.
/// </summary>
internal static class WeightFile
{
    private const string ThresholdsKey = "lossgen.thresholds";
    private const string CentreKey = "lossgen.centre";
    private const string PreparationKey = "lossgen.preparation";

    public static void Save(string path, torch.nn.Module model, TaskDescription task, DecisionThresholds thresholds, AnomalyCentre centre, InputPreparation? preparation = null) =>
        Save(path, ModelState.Of(model), task, thresholds, centre, preparation);

    /// <summary>Saves tensors by names of the caller's.</summary>
    public static void Save(string path, IReadOnlyList<(string Name, torch.Tensor Tensor)> state, TaskDescription task, DecisionThresholds thresholds, AnomalyCentre centre, InputPreparation? preparation = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (FiniteWeights.Find(state) is { } broken)
            throw new CheckpointException($"The weights are not saved to {path}: {broken} holds NaN or infinite values, so that nothing could be predicted with them. A file that was there is as it was. Train again with a lower learning rate; TrainingOptions.OnNotFinite stops a run before its weights are lost.");

        using var scope = torch.NewDisposeScope();
        var metadata = TaskMetadata.Of(task);
        if (!thresholds.AreDefault)
            metadata[ThresholdsKey] = JsonSerializer.Serialize([.. thresholds.Values], RunJson.Default.DoubleArray);
        if (centre.IsFound)
            metadata[CentreKey] = JsonSerializer.Serialize([.. centre.Values], RunJson.Default.SingleArray);

        if (preparation?.Save() is { Length: > 0 } learned)
            metadata[PreparationKey] = learned;

        SafetensorsFile.Write(path, metadata, [.. ModelState.OnCpu(state)]);
    }

    /// <summary>Loads weights, and the thresholds that were tuned for them; those by themselves where none were. With them, where there are any, the centre and what inputs are prepared by.</summary>
    public static void Load(string path, torch.nn.Module model, TaskDescription task, DecisionThresholds thresholds, AnomalyCentre centre, InputPreparation? preparation = null) =>
        Load(path, ModelState.Of(model), task, thresholds, centre, preparation);

    /// <summary>Loads tensors by names of the caller's.</summary>
    public static void Load(string path, IReadOnlyList<(string Name, torch.Tensor Tensor)> state, TaskDescription task, DecisionThresholds thresholds, AnomalyCentre centre, InputPreparation? preparation = null)
    {
        using var file = SafetensorsFile.Read(path);
        TaskMetadata.Verify(file, task);
        ModelState.Verify(file, state);
        file.VerifyChecksum();
        if (TaskMetadata.IsOwn(file.Header.Metadata) && !file.Header.Metadata.ContainsKey(SafetensorsFile.ChecksumKey))
            throw CheckpointException.Damaged(file.Path, "its checksum is missing, though it was written with one");

        foreach (var (name, target) in state)
        {
            using var tensor = file.Tensor(name);
            if (!FiniteWeights.IsSound(tensor, target is Parameter))
                throw new CheckpointException($"{file.Path} holds weights that are NaN or infinite, in {name}: nothing could be predicted with them. The model is left as it was. Load weights from before training diverged.");
        }

        var tuned = Numbers(file, ThresholdsKey, thresholds.Values.Count, RunJson.Default.DoubleArray);
        var found = Numbers(file, CentreKey, count: null, RunJson.Default.SingleArray);

        preparation?.Load(file.Header.Metadata.GetValueOrDefault(PreparationKey) ?? "", file.Path);

        // Everything fits: only now is the model touched.
        if (tuned is not null)
            thresholds.Set(tuned);
        else
            thresholds.Reset();

        centre.Set(found ?? []);

        foreach (var (name, target) in state)
            file.CopyTo(name, target);
    }

    /// <summary>Numbers that the file holds as text, or null where it holds none of that name.</summary>
    /// <param name="file">The file.</param>
    /// <param name="key">Their name.</param>
    /// <param name="count">How many they must be; null where any number of them will do.</param>
    /// <param name="form">How they are read.</param>
    private static T[]? Numbers<T>(SafetensorsFile file, string key, int? count, JsonTypeInfo<T[]> form)
        where T : INumberBase<T>
    {
        if (!file.Header.Metadata.TryGetValue(key, out var text))
            return null;

        try
        {
            if (JsonSerializer.Deserialize(text, form) is { } values && values.Length == (count ?? values.Length) && Array.TrueForAll(values, T.IsFinite))
                return values;
        }
        catch (JsonException exception)
        {
            throw CheckpointException.Damaged(file.Path, $"its {key} are no list of numbers", exception);
        }

        throw CheckpointException.Damaged(file.Path, $"its {key}, {text}, are not {(count is null ? "" : $"{count} ")}finite numbers");
    }
}
