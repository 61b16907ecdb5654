namespace LossGen;

/// <summary>A run that begins.</summary>
public sealed class RunStart
{
    private readonly Action _stop;

    internal RunStart(TaskDescription task, TrainingOptions options, RunSize size, long? totalSteps, long step, Action stop)
    {
        Task = task;
        Options = options;
        Size = size;
        TotalSteps = totalSteps;
        Step = step;
        _stop = stop;
    }

    /// <summary>What is learnt.</summary>
    public TaskDescription Task { get; }

    /// <summary>How it is trained.</summary>
    public TrainingOptions Options { get; }

    /// <summary>The numbers of examples and of model parameters.</summary>
    public RunSize Size { get; }

    /// <summary>The steps of the whole run; null for a stream, whose length is not known.</summary>
    public long? TotalSteps { get; }

    /// <summary>Steps that were made already: above 0 where the run was resumed.</summary>
    public long Step { get; }

    /// <summary>Ends the run after the step at hand. Can be called at any time.</summary>
    public void Stop() => _stop();
}
