namespace LossGen;

/// <summary>Tells several callbacks, one after the other.</summary>
internal sealed class CallbackList(IReadOnlyList<ITrainingCallback> callbacks) : IDisposable
{
    private readonly List<string> _warnings = [];

    /// <summary>What was warned of.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    public void Tell(Action<ITrainingCallback> what)
    {
        for (var index = 0; index < callbacks.Count; index++)
            what(callbacks[index]);
    }

    /// <summary>As <see cref="Tell"/>, at no cost per step.</summary>
    public void TellStep(long step, int epoch)
    {
        for (var index = 0; index < callbacks.Count; index++)
            callbacks[index].StepDone(step, epoch);
    }

    public void Warn(string message)
    {
        _warnings.Add(message);
        Tell(callback => callback.Warned(message));
    }

    /// <summary>Disposes the callbacks that belong to the run: its own logs.</summary>
    public void Dispose()
    {
        foreach (var callback in callbacks)
            (callback as IRunLog)?.Dispose();
    }
}
