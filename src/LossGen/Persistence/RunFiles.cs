using TorchSharp;

namespace LossGen;

/// <summary>The output folder of a run: options, checkpoints, final weights, report.</summary>
internal sealed class RunFiles : IDisposable
{
    private readonly string _directory;
    private readonly TaskDescription _task;
    private readonly CheckpointFolder _checkpoints;

    private readonly FolderLock _lock;

    private RunFiles(string directory, FolderLock held, TaskDescription task, TrainingOptions options)
    {
        _lock = held;
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
        FolderLock? held = null;
        try
        {
            Directory.CreateDirectory(directory);
            held = FolderLock.Take(directory, out var holder)
                ?? throw Wrong(options, $"a folder that no other run writes to; {holder} does. Choose another folder, or wait until that run is over.");
            var files = new RunFiles(directory, held, task, options);
            files._checkpoints.Clean();
            files.Probe();
            return options.Resume || options.Save == Every.Never || files._checkpoints.Files is not [var newest, ..]
                ? files
                : throw Wrong(options, $"a folder without the checkpoints of another run; it holds {Path.GetFileName(newest)}. Set Resume to go on from it, choose another folder, or delete it.");
        }
        catch (Exception exception)
        {
            held?.Dispose();
            if (exception is IOException or UnauthorizedAccessException)
                throw Wrong(options, $"a folder that can be written to. {exception.Message}");

            throw;
        }
    }

    /// <summary>Lets another run have the folder.</summary>
    public void Dispose() => _lock.Dispose();

    /// <summary>Notes how the run is trained. Once it is known that it can be: a run that cannot be taken up again leaves the folder as it was.</summary>
    /// <exception cref="CheckpointException">They cannot be written: the disk is full, say.</exception>
    public void SaveOptions(TrainingOptions options)
    {
        var path = Path.Combine(_directory, "options.json");
        try
        {
            AtomicFile.WriteText(path, options.ToJson());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"{path} cannot be written, so neither could a checkpoint: {exception.Message} Nothing was trained yet: make room, or choose another OutputDirectory.", exception);
        }
    }

    /// <summary>Writes a checkpoint.</summary>
    /// <returns>Its file.</returns>
    /// <exception cref="CheckpointException">It cannot be written. Those before it are intact.</exception>
    public string Save(RunState state, torch.nn.Module model, KeptWeights kept, IParameterUpdate update)
    {
        var path = _checkpoints.PathOf(state.Loop.Step);
        try
        {
            CheckpointFile.Write(path, _task, state, model, kept, update);
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
    /// <returns>Its file.</returns>
    /// <exception cref="CheckpointException">It is of another task or model. Nothing was changed.</exception>
    public string Restore(SafetensorsFile file, RunState state, torch.nn.Module model, KeptWeights kept, IParameterUpdate update)
    {
        var optimizers = update.SaveState().Count;
        CheckpointFile.Verify(file, _task, model, optimizers);
        CheckpointFile.Restore(file, state, model, kept, update, optimizers);
        LastCheckpoint = file.Path;
        return file.Path;
    }

    /// <summary>Writes the final weights.</summary>
    /// <exception cref="CheckpointException">They cannot be written.</exception>
    public void SaveWeights(torch.nn.Module model, DecisionThresholds thresholds, AnomalyCentre centre, InputPreparation? preparation) =>
        Finish(() => WeightFile.Save(Path.Combine(_directory, "model.safetensors"), model, _task, thresholds, centre, preparation));

    /// <summary>Writes the report.</summary>
    /// <exception cref="CheckpointException">It cannot be written.</exception>
    public void SaveReport<TMetrics>(TrainingReport<TMetrics> report)
        where TMetrics : class, IMetrics => Finish(() => report.SaveHtml(Path.Combine(_directory, "report.html")));

    private void Finish(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"Training is done, but its outcome cannot be written to {_directory}: {exception.Message} {(LastCheckpoint is null ? "Make room and call Save on the trainer" : $"{LastCheckpoint} is intact: make room, then set Resume to finish from it")}.", exception);
        }
    }

    private static TrainingOptionsException Wrong(TrainingOptions options, string expected) => TrainingOptionsException.Of(nameof(options.OutputDirectory), $"\"{options.OutputDirectory}\"", expected);

    private void Probe()
    {
        var path = AtomicFile.TemporaryOf(Path.Combine(_directory, "probe"));
        File.WriteAllBytes(path, [0]);
        File.Delete(path);
    }
}
