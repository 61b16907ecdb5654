namespace LossGen.Benchmarks.Loops;

/// <summary>The generated trainer on lists of examples, as a user calls it.</summary>
internal sealed class GeneratedLoop(ILoopSubject subject) : ILoopContestant
{
    public string Name => "generated trainer";

    public LoopSample Run(int warmUp, int steps)
    {
        var watch = new Watch(warmUp, steps);
        subject.Fit(LoopSettings.Options(subject.BatchSize) with { MaxSteps = warmUp + steps }, watch);
        return watch.Sample;
    }

    public void Dispose()
    {
    }

    private sealed class Watch(int warmUp, int steps) : ITrainingCallback
    {
        private LoopMark _start;

        public LoopSample Sample { get; private set; }

        public void StepDone(long step, int epoch)
        {
            if (step == warmUp)
                _start = LoopMark.Now();
            else if (step == warmUp + steps)
                Sample = _start.Since(steps);
        }
    }
}
