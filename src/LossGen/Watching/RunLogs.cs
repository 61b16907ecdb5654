using System.Diagnostics.CodeAnalysis;

namespace LossGen;

/// <summary>Chooses the logs that the options ask for.</summary>
internal static class RunLogs
{
    /// <summary>Opens them.</summary>
    /// <param name="options">What to write.</param>
    /// <param name="callbacks">Those of the user, which come first.</param>
    /// <param name="warn">Told when a log can no longer be written.</param>
    /// <returns>All of them.</returns>
    /// <exception cref="TrainingOptionsException">One cannot be opened.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The run owns its logs, and disposes them.")]
    public static IReadOnlyList<ITrainingCallback> Create(TrainingOptions options, IEnumerable<ITrainingCallback> callbacks, Action<string> warn)
    {
        List<ITrainingCallback> all = [.. callbacks];
        if (options.OutputDirectory is not { } directory)
            return all;

        if (options.LogJsonLines)
            all.Add(Open(nameof(options.LogJsonLines), Path.Combine(directory, "log.jsonl"), path => new JsonLinesLog(path, append: options.Resume), warn));
        if (options.LogTensorBoard)
            all.Add(Open(nameof(options.LogTensorBoard), Path.Combine(directory, "tensorboard"), path => new TensorBoardLog(path), warn));

        return all;
    }

    private static GuardedLog Open(string option, string path, Func<string, IRunLog> open, Action<string> warn)
    {
        try
        {
            return new GuardedLog(open(path), path, warn);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw TrainingOptionsException.Of(option, "true", $"{path} to be a place that can be written to. {exception.Message}");
        }
    }
}
