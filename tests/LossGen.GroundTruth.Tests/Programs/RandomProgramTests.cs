using System.Diagnostics;
using System.Globalization;
using LossGen.GroundTruth.Tests.Execution;
using LossGen.GroundTruth.Tests.Facts;
using TorchSharp;
using Xunit.Abstractions;

namespace LossGen.GroundTruth.Tests.Programs;

/// <summary>
/// Random programs, analysed and executed: nothing the engine infers may contradict a run.
/// <c>LOSSGEN_RANDOM_PROGRAMS</c> sets how many there are, <c>LOSSGEN_RANDOM_SEED</c> the number of the first.
/// </summary>
public sealed class RandomProgramTests(ITestOutputHelper output)
{
    private const int PerAssembly = 250;

    private const int Runs = 4;

    private const int MoreRuns = 24;

    // Of fewer programs a share says little.
    private const int EnoughForShares = 500;

    // A little less than what is known today, in percent: what an edit loses must be seen.
    private static readonly Dictionary<string, int> LeastKnown = new() { ["dtype"] = 74, ["rank"] = 71, ["lengths"] = 73, ["scale"] = 70, ["gradient"] = 77, ["coding"] = 64 };

    [Fact]
    public void No_inference_contradicts_a_run()
    {
        var count = Setting("LOSSGEN_RANDOM_PROGRAMS", 1500);
        var first = Setting("LOSSGEN_RANDOM_SEED", 0);
        var check = new FactCheck();
        var inSight = new FactCheck();
        var (finished, probes) = (0, 0);
        var clock = Stopwatch.StartNew();
        for (var start = first; start < first + count; start += PerAssembly)
        {
            var seeds = Enumerable.Range(start, Math.Min(PerAssembly, first + count - start)).ToArray();
            finished += Check(seeds, check, inSight, ref probes);
        }

        output.WriteLine($"{count} programs from number {first} on in {clock.Elapsed.TotalSeconds:0} s, {finished} of them run to their end; {probes} tensors looked at, {check.Checked} facts checked, {check.Contradictions.Count} contradictions");
        foreach (var ((property, known, asked), (_, seen, of)) in check.Shares.Zip(inSight.Shares))
        {
            output.WriteLine($"  {property}: known of {known} of {asked}, {Percent(known, asked):0} %; outside of methods that are given tensors, of {seen} of {of}, {Percent(seen, of):0} %");
        }

        // One program alone is shown.
        if (count == 1) output.WriteLine(ProgramWriter.Write(first, () => 0));

        Assert.True(check.Contradictions.Count == 0, $"{check.Contradictions.Count} contradictions:\n" + string.Join("\n", check.Contradictions.Take(40)));
        Assert.All(check.Shares.Where(_ => count >= EnoughForShares), share => Assert.True(Percent(share.Known, share.Asked) >= LeastKnown[share.Property], $"of {share.Property} only {share.Known} of {share.Asked} is known"));
        Assert.True(finished > 0.8 * count, $"only {finished} of {count} programs run to their end");
    }

    private static int Check(int[] seeds, FactCheck check, FactCheck inSight, ref int probes)
    {
        var next = 0;
        var programs = seeds.Select(seed => ProgramWriter.Write(seed, () => next++)).ToArray();
        var source = $$"""
            using LossGen.GroundTruth.Tests.Facts;
            using TorchSharp;
            using static LossGen.GroundTruth.Tests.Programs.Chance;
            using static TorchSharp.torch;
            using F = TorchSharp.torch.nn.functional;

            {{string.Join("\n", programs)}}
            """;
        var compiled = CompiledSource.Of($"Programs{seeds[0]}", source);
        var facts = InferredFacts.Of(compiled.Compilation);
        var finished = 0;
        foreach (var (seed, text) in seeds.Zip(programs))
        {
            var run = compiled.Assembly.GetType($"Program{seed}")!.GetMethod("Run")!.CreateDelegate<Action>();
            var seen = new List<(int Id, Observation Seen)>();
            var isFinished = true;
            for (var repetition = 0; repetition < Runs || (repetition < MoreRuns && isFinished && FactCheck.IsOpen(facts, seen)); repetition++)
            {
                torch.manual_seed(seed + repetition);
                Chance.Start(seed + repetition);
                var (one, failure) = Probe.Run(run);
                seen.AddRange(one);
                isFinished &= failure is null;
            }

            if (isFinished) finished++;
            foreach (var probe in seen.ToLookup(pair => pair.Id, pair => pair.Seen))
            {
                probes++;
                var line = Line(text, probe.Key);
                foreach (var fact in facts[probe.Key])
                {
                    check.Add($"program {seed}, {line}", fact, [.. probe]);

                    // What a method is given by its callers is not to be known of the method alone.
                    if (!line.Contains(nameof(Probe.SeeInside), StringComparison.Ordinal)) inSight.Add(line, fact, [.. probe]);
                }
            }
        }

        return finished;
    }

    private static double Percent(int known, int asked) => 100.0 * known / Math.Max(1, asked);

    // The statement before a probe, and the probe.
    private static string Line(string program, int probe)
    {
        var lines = program.Split('\n');
        var at = Array.FindIndex(lines, line => line.Contains($"({probe}, ", StringComparison.Ordinal) && line.Contains("Probe.See", StringComparison.Ordinal));
        return $"{lines[Math.Max(0, at - 1)].Trim()} {lines[at].Trim()}";
    }

    private static int Setting(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
