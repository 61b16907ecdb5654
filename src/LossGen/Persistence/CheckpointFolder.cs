using System.Globalization;

namespace LossGen;

/// <summary>The checkpoints of a run.</summary>
internal sealed class CheckpointFolder(string directory, int limit)
{
    private const string Prefix = "checkpoint-";
    private const string Extension = ".safetensors";

    /// <summary>The checkpoints, the newest first.</summary>
    public IReadOnlyList<string> Files => !Directory.Exists(directory) ? [] : [.. Directory.GetFiles(directory, $"{Prefix}*{Extension}").OrderDescending(StringComparer.Ordinal)];

    /// <summary>The file of the checkpoint after a step.</summary>
    public string PathOf(long step) => Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{step:D10}{Extension}"));

    /// <summary>Removes what a process left half written when it was killed: checkpoints and the run's other files.</summary>
    public void Clean()
    {
        foreach (var file in Directory.GetFiles(directory, "*" + AtomicFile.Temporary).Where(AtomicFile.IsTemporary))
            File.Delete(file);
    }

    /// <summary>Removes the oldest beyond the limit.</summary>
    public void Prune()
    {
        foreach (var file in Files.Skip(limit))
            File.Delete(file);
    }

    /// <summary>The newest checkpoint that can be used, and what was wrong with newer ones.</summary>
    /// <exception cref="CheckpointException">There are checkpoints, and all are damaged.</exception>
    public (SafetensorsFile File, RunState State)? Newest(Action<string> warn)
    {
        CheckpointException? last = null;
        foreach (var path in Files)
        {
            try
            {
                return CheckpointFile.Read(path);
            }
            catch (Exception exception) when (exception is CheckpointException or IOException or UnauthorizedAccessException)
            {
                // Beside what is damaged: a link that leads nowhere, a disk that cannot read it any more.
                last = exception as CheckpointException ?? new CheckpointException($"{path} cannot be read: {exception.Message}", exception);
                warn($"{last.Message} The checkpoint before it is used instead, where there is one.");
            }
        }

        return last is null ? null : throw new CheckpointException($"No checkpoint in {directory} can be used. {last.Message}", last);
    }
}
