namespace LossGen;

/// <summary>ReduceLROnPlateau: the rate drops when evaluations stop getting better. As PyTorch's with a relative threshold and no cool-down.</summary>
internal sealed class Plateau(LearningRateSchedule schedule)
{
    /// <summary>What is kept with a checkpoint.</summary>
    public PlateauState State { get; set; } = new();

    public void Judge(MetricValue value)
    {
        if (schedule.Kind != ScheduleKind.ReduceOnPlateau)
            return;

        if (IsBetter(value))
        {
            State = State with { Best = value.Value, Stale = 0 };
            return;
        }

        var stale = State.Stale + 1;
        State = stale > schedule.Patience
            ? State with { Stale = 0, Factor = Math.Max(schedule.FinalFactor, State.Factor * schedule.Decay) }
            : State with { Stale = stale };
    }

    private bool IsBetter(MetricValue value)
    {
        if (double.IsNaN(value.Value))
            return false;
        if (double.IsNaN(State.Best))
            return true;

        return value.HigherIsBetter ? value.Value > State.Best * (1 + schedule.Threshold) : value.Value < State.Best * (1 - schedule.Threshold);
    }
}
