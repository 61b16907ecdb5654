using TorchSharp;

namespace LossGen;

/// <summary>The output folder of a run: options, checkpoints, final weights, report.</summary>
internal sealed class RunFiles
{
    private readonly string _directory;
    private readonly TaskDescription _task;
    private readonly CheckpointFolder _checkpoints;

    private RunFiles(string directory, TaskDescription task, TrainingOptions options)
    {
        _directory = directory;
        _task = task;
        _checkpoints = new CheckpointFolder(directory, options.SaveLimit);
    }

    /// <summary>The checkpoint that was written or read last; null where there is none.</summary>
    public string? LastCheckpoint { get; private set; }

    /// <summary>Makes the folder ready, where the options name one.</summary>
    /// <exception cref="TrainingOptionsException">It cannot be written to, or holds the checkpoints of another run.</exception>
    public static RunFiles? Open(TrainingOptions options, TaskDescription task)
    {
        if (options.OutputDirectory is null)
            return null;

        var directory = Path.GetFullPath(options.OutputDirectory);
        var files = new RunFiles(directory, task, options);
        try
        {
            Directory.CreateDirectory(directory);
            files._checkpoints.Clean();
            files.Probe();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw TrainingOptionsException.Of(nameof(options.OutputDirectory), $"\"{options.OutputDirectory}\"", $"a folder that can be written to. {exception.Message}");
        }

        if (!options.Resume && options.Save != Every.Never && files._checkpoints.Files is [var newest, ..])
            throw TrainingOptionsException.Of(nameof(options.OutputDirectory), $"\"{options.OutputDirectory}\"", $"a folder without the checkpoints of another run; it holds {Path.GetFileName(newest)}. Set Resume to go on from it, choose another folder, or delete it.");

        return files;
    }

    /// <summary>Notes how the run is trained. Once it is known that it can be: a run that cannot be taken up again leaves the folder as it was.</summary>
    public void SaveOptions(TrainingOptions options) => AtomicFile.WriteText(Path.Combine(_directory, "options.json"), options.ToJson());

    /// <summary>Writes a checkpoint.</summary>
    /// <returns>Its file.</returns>
    /// <exception cref="CheckpointException">It cannot be written. Those before it are intact.</exception>
    public string Save(RunState state, torch.nn.Module model, WeightCopy best, IParameterUpdate update)
    {
        var path = _checkpoints.PathOf(state.Loop.Step);
        try
        {
            CheckpointFile.Write(path, _task, state, model, best, update);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var intact = _checkpoints.Files is [var newest, ..] ? $"The checkpoint before it, {newest}, is intact: make room, then set Resume to go on from it." : "There is no checkpoint before it.";
            throw new CheckpointException($"The checkpoint {path} cannot be written: {exception.Message} {intact}", exception);
        }

        LastCheckpoint = path;
        _checkpoints.Prune();
        return path;
    }

    /// <summary>The newest checkpoint that can be used; null where there is none.</summary>
    public (SafetensorsFile File, RunState State)? Newest(Action<string> warn) => _checkpoints.Newest(warn);

    /// <summary>Takes up a checkpoint.</summary>
    /// <exception cref="CheckpointException">It is of another task or model. Nothing was changed.</exception>
    public void Restore(SafetensorsFile file, torch.nn.Module model, WeightCopy best, IParameterUpdate update)
    {
        var optimizers = update.SaveState().Count;
        CheckpointFile.Verify(file, _task, model, optimizers);
        CheckpointFile.Restore(file, model, best, update, optimizers);
        LastCheckpoint = file.Path;
    }

    /// <summary>Writes the final weights and the report.</summary>
    public void Finish<TMetrics>(torch.nn.Module model, DecisionThresholds thresholds, AnomalyCentre centre, InputPreparation? preparation, TrainingReport<TMetrics> report)
        where TMetrics : class, IMetrics
    {
        try
        {
            WeightFile.Save(Path.Combine(_directory, "model.safetensors"), model, _task, thresholds, centre, preparation);
            report.SaveHtml(Path.Combine(_directory, "report.html"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"Training is done, but its outcome cannot be written to {_directory}: {exception.Message} {(LastCheckpoint is null ? "Make room and call Save on the trainer" : $"{LastCheckpoint} is intact: make room, then set Resume to finish from it")}.", exception);
        }
    }

    private void Probe()
    {
        var path = AtomicFile.TemporaryOf(Path.Combine(_directory, "probe"));
        File.WriteAllBytes(path, [0]);
        File.Delete(path);
    }
}
