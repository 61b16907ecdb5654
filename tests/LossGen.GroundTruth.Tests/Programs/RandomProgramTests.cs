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

    [Fact]
    public void No_inference_contradicts_a_run()
    {
        var count = Setting("LOSSGEN_RANDOM_PROGRAMS", 1500);
        var first = Setting("LOSSGEN_RANDOM_SEED", 0);
        var check = new FactCheck();
        var (finished, probes) = (0, 0);
        var clock = Stopwatch.StartNew();
        for (var start = first; start < first + count; start += PerAssembly)
        {
            var seeds = Enumerable.Range(start, Math.Min(PerAssembly, first + count - start)).ToArray();
            finished += Check(seeds, check, ref probes);
        }

        output.WriteLine($"{count} programs from number {first} on in {clock.Elapsed.TotalSeconds:0} s, {finished} of them run to their end; {probes} tensors looked at, {check.Checked} facts checked, {check.Contradictions.Count} contradictions");
        foreach (var (property, known, asked) in check.Shares) output.WriteLine($"  {property}: known of {known} of {asked}, {100.0 * known / Math.Max(1, asked):0} %");

        // One program alone is shown.
        if (count == 1) output.WriteLine(ProgramWriter.Write(first, () => 0));

        Assert.True(check.Contradictions.Count == 0, $"{check.Contradictions.Count} contradictions:\n" + string.Join("\n", check.Contradictions.Take(40)));
        Assert.True(finished > 0.8 * count, $"only {finished} of {count} programs run to their end");
    }

    private static int Check(int[] seeds, FactCheck check, ref int probes)
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
            for (var repetition = 0; repetition < Runs || (repetition < MoreRuns && isFinished && seen.ToLookup(pair => pair.Id, pair => pair.Seen).Any(probe => facts[probe.Key].Any(fact => FactCheck.IsOpen(fact, [.. probe])))); repetition++)
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
                foreach (var fact in facts[probe.Key]) check.Add($"program {seed}, {Line(text, probe.Key)}", fact, [.. probe]);
            }
        }

        return finished;
    }

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
