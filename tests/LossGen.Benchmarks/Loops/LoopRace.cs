namespace LossGen.Benchmarks.Loops;

/// <summary>Runs loops in turn, round after round, in an order that rotates: what the machine does beside it meets all alike.</summary>
/// <param name="rounds">The rounds.</param>
/// <param name="seconds">How long each loop runs in each round.</param>
/// <param name="leastSteps">The steps that it makes at least.</param>
internal sealed class LoopRace(int rounds, double seconds, int leastSteps)
{
    /// <summary>Steps before measuring: the first ones compile, allocate and fill caches.</summary>
    private const int MostWarmUpSteps = 20;

    /// <summary>Runs them.</summary>
    /// <returns>For each loop its sample of each round.</returns>
    public LoopSample[][] Run(IReadOnlyList<ILoopContestant> contestants)
    {
        var steps = contestants.Select(Calibrate).ToArray();
        var samples = Array.ConvertAll(steps, _ => new LoopSample[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            for (var turn = 0; turn < contestants.Count; turn++)
            {
                var which = (turn + round) % contestants.Count;
                GC.Collect();
                samples[which][round] = contestants[which].Run(WarmUp(steps[which]), steps[which]);
            }
        }

        return samples;
    }

    private int Calibrate(ILoopContestant contestant) => Math.Max(leastSteps, (int)(seconds / contestant.Run(WarmUp(leastSteps), leastSteps).Seconds));

    private static int WarmUp(int steps) => Math.Min(MostWarmUpSteps, steps);
}
