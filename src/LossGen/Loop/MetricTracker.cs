namespace LossGen;

/// <summary>Follows the monitored metric: which evaluation was best, and for how long none was better.</summary>
internal sealed class MetricTracker(TrainingOptions options)
{
    /// <summary>What is kept with a checkpoint.</summary>
    public TrackerState State { get; set; } = new();

    /// <summary>Whether patience has run out.</summary>
    public bool IsOver => options.Patience is { } patience && State.Stale >= patience;

    /// <summary>Takes a value in.</summary>
    /// <returns>Whether it is the best so far.</returns>
    public bool Judge(MetricValue value, int epoch, long step)
    {
        if (State.Step is null || MetricChoice.IsBetter(value.Value, State.Best, value.HigherIsBetter, options.MinimumDelta))
        {
            State = new TrackerState { Name = value.Name, Best = value.Value, Epoch = epoch, Step = step };
            return true;
        }

        State = State with { Stale = State.Stale + 1 };
        return false;
    }
}
