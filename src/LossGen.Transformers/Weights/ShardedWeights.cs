using System.Text.Json;
using TorchSharp;

namespace LossGen.Transformers;

/// <summary>Weights that were saved in several files, with an index beside them.</summary>
internal static class ShardedWeights
{
    /// <summary>How the names of indices end.</summary>
    public const string Ending = ".index.json";

    /// <summary>Reads all files that an index names.</summary>
    /// <param name="path">The index.</param>
    /// <param name="read">Reads one of the files.</param>
    public static Dictionary<string, torch.Tensor> Read(string path, Func<string, IReadOnlyDictionary<string, torch.Tensor>> read)
    {
        var map = Index(path).WeightMap;
        var tensors = new Dictionary<string, torch.Tensor>(StringComparer.Ordinal);
        foreach (var file in map.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (file is null || file != Path.GetFileName(file) || file.Length == 0 || file.Contains('\0', StringComparison.Ordinal))
                throw new CheckpointException($"{path} names the file \"{file}\". Expected files of the same folder.");

            foreach (var (name, tensor) in read(Path.Combine(Path.GetDirectoryName(path) ?? "", file)))
            {
                if (!map.TryGetValue(name, out var expected) || expected != file)
                    throw new CheckpointException($"{path} says that {name} is in {expected ?? "no file"}, but {file} has it. The files do not belong together: get all of them again.");

                tensors.Add(name, tensor);
            }
        }

        var missing = string.Join(", ", map.Keys.Where(name => !tensors.ContainsKey(name)).Order(StringComparer.Ordinal).Select(name => $"{name} (in {map[name]})"));
        if (missing.Length > 0)
            throw new CheckpointException($"{path} names tensors that its files do not have: {missing}. The files do not belong together: get all of them again.");

        return tensors;
    }

    private static ShardIndex Index(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), BertConfigurationJson.Default.ShardIndex) is { WeightMap.Count: > 0 } index
                ? index
                : throw CheckpointException.Damaged(path, "it names no tensor");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw CheckpointException.Damaged(path, $"it is no index of weights ({exception.Message})", exception);
        }
    }
}
