namespace LossGen;

/// <summary>Estimates how long a run still takes, from its pace since it warmed up: the first steps (compiling, allocating, choosing kernels) are slower than all others, and those of a run that was taken up were made elsewhere.</summary>
internal sealed class TimeLeft
{
    /// <summary>Steps that count as warming up.</summary>
    private const int WarmupSteps = 3;

    /// <summary>A shorter time says nothing about the pace.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(200);

    private int _steps;
    private TimeSpan _from;
    private double _fromDone;

    /// <summary>Takes a step in.</summary>
    /// <param name="elapsed">The time since the run began.</param>
    /// <param name="done">The share of the run that is done, 0 to 1.</param>
    public void Step(TimeSpan elapsed, double done)
    {
        if (++_steps == WarmupSteps)
            (_from, _fromDone) = (elapsed, done);
    }

    /// <summary>The share of the run that is done per second; null where it is too early to tell.</summary>
    public double? Pace(TimeSpan elapsed, double done) =>
        _steps > WarmupSteps && elapsed - _from >= Least && done > _fromDone ? (done - _fromDone) / (elapsed - _from).TotalSeconds : null;
}
