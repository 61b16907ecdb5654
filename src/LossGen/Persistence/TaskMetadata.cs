using System.Reflection;
using System.Text.Json;

namespace LossGen;

/// <summary>What weights are for, as text in the header of their file.</summary>
internal static class TaskMetadata
{
    private const string Prefix = "lossgen.";
    private const string FingerprintKey = "lossgen.fingerprint";
    private const string VersionKey = "lossgen.version";
    private const string ModelKey = "lossgen.model";

    public static Dictionary<string, string> Of(TaskDescription task) => new(StringComparer.Ordinal)
    {
        ["format"] = "pt",
        [VersionKey] = typeof(TaskMetadata).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "",
        [FingerprintKey] = task.Fingerprint,
        [ModelKey] = task.Model,
        ["lossgen.task"] = task.Kind.ToString(),
        ["lossgen.loss"] = task.Loss,
        ["lossgen.label"] = task.Label,
        ["lossgen.output"] = task.Output,
        ["lossgen.features"] = JsonSerializer.Serialize(task.Features, RunJson.Default.IReadOnlyListString),
        ["lossgen.classes"] = JsonSerializer.Serialize(task.Classes, RunJson.Default.IReadOnlyListString),
        ["lossgen.inputs"] = JsonSerializer.Serialize(task.Inputs, RunJson.Default.IReadOnlyListString),
    };

    /// <summary>Whether a file was written by LossGen, and so with a checksum.</summary>
    public static bool IsOwn(IReadOnlyDictionary<string, string> metadata) => metadata.Keys.Any(key => key.StartsWith(Prefix, StringComparison.Ordinal));

    /// <summary>Refuses what is for another task. Files without LossGen's metadata pass.</summary>
    public static void Verify(SafetensorsFile file, TaskDescription task)
    {
        var found = file.Header.Metadata;
        if (!found.TryGetValue(FingerprintKey, out var fingerprint) || fingerprint == task.Fingerprint)
            return;

        var differences = Of(task)
            .Where(entry => entry.Key is not (FingerprintKey or VersionKey or ModelKey))
            .Where(entry => found.TryGetValue(entry.Key, out var value) && value != entry.Value)
            .Select(entry => $"{entry.Key[Prefix.Length..]}: the file has {found[entry.Key]}, this trainer {entry.Value}");
        throw new CheckpointException($"{file.Path} holds weights of another task. {string.Join("; ", differences)}. Load the file that this trainer's model saved, or train anew.");
    }
}
