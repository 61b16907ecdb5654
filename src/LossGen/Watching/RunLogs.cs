namespace LossGen;

/// <summary>Chooses the logs that the options ask for.</summary>
internal static class RunLogs
{
    public static IReadOnlyList<ITrainingCallback> Create(TrainingOptions options, IEnumerable<ITrainingCallback> callbacks)
    {
        List<ITrainingCallback> all = [.. callbacks];
        if (options.OutputDirectory is not { } directory)
            return all;

        if (options.LogJsonLines)
            all.Add(new JsonLinesLog(Path.Combine(directory, "log.jsonl"), append: options.Resume));
        if (options.LogTensorBoard)
            all.Add(new TensorBoardLog(Path.Combine(directory, "tensorboard")));

        return all;
    }
}
