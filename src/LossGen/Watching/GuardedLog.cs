namespace LossGen;

/// <summary>A log that may fail without the run failing with it: the disk is full, or the folder gone. From then on nothing more is written to it.</summary>
/// <param name="log">The log.</param>
/// <param name="name">What messages call it.</param>
/// <param name="warn">Told once, when it fails.</param>
internal sealed class GuardedLog(IRunLog log, string name, Action<string> warn) : IRunLog
{
    private bool _hasFailed;

    public void RunStarted(RunStart run) => Write(() => log.RunStarted(run));

    public void Logged(TrainingPoint point) => Write(() => log.Logged(point));

    public void Evaluated(EvaluationPoint point) => Write(() => log.Evaluated(point));

    public void EpochDone(int epoch) => Write(() => log.EpochDone(epoch));

    public void CheckpointSaved(string path) => Write(() => log.CheckpointSaved(path));

    public void Warned(string message) => Write(() => log.Warned(message));

    public void RunEnded(RunEnd run) => Write(() => log.RunEnded(run));

    public void Dispose()
    {
        try
        {
            log.Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It was told of where something was lost; what is left to flush is what could not be written then.
        }
    }

    private void Write(Action write)
    {
        if (_hasFailed)
            return;

        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _hasFailed = true;
            warn($"{name} cannot be written: {exception.Message} Training goes on without it; what was written before is there.");
        }
    }
}
