using TorchSharp;

namespace LossGen;

/// <summary>A run that begins.</summary>
public sealed class RunStart
{
    private readonly Action _stop;
    private readonly TrainingLoop _loop;

    internal RunStart(TaskDescription task, TrainingOptions options, RunSize size, TrainingLoop loop, torch.nn.Module model, Action stop)
    {
        Task = task;
        Options = options;
        Size = size;
        TotalSteps = loop.TotalSteps;
        Step = loop.Step;
        Model = model;
        _loop = loop;
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

    /// <summary>The model. Between two steps its weights may be read, and changed in place: what the optimizer remembers of them stays.</summary>
    public torch.nn.Module Model { get; }

    /// <summary>
    /// What the learning rate of all further steps is multiplied by, beside the schedule: finite and at least 0; 1 at first. Can be set at any time, for a schedule of one's own: from <see cref="ITrainingCallback.StepDone"/>, say. Kept with
    /// checkpoints.
    /// </summary>
    public double LearningRateFactor
    {
        get => _loop.OwnFactor;
        set
        {
            if (!(double.IsFinite(value) && value >= 0))
                throw new ArgumentOutOfRangeException(nameof(value), value, "Expected a finite factor of at least 0: 1 leaves the learning rate as the schedule has it.");

            _loop.OwnFactor = value;
        }
    }

    /// <summary>Ends the run after the step at hand. Can be called at any time.</summary>
    public void Stop() => _stop();
}
