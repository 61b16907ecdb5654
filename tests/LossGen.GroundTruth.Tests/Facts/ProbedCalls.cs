using LossGen.GroundTruth.Tests.Execution;
using TorchSharp;

namespace LossGen.GroundTruth.Tests.Facts;

/// <summary>Many small method bodies with probes, compiled together, analysed, and each executed several times.</summary>
internal sealed class ProbedCalls
{
    private const int Runs = 5;

    private readonly List<(string Name, string Statements)> _bodies = [];

    /// <summary>Adds a body; its probes are numbered <c>#0</c> and <c>#1</c>.</summary>
    public void Add(string name, string statements) => _bodies.Add((name, statements));

    /// <summary>Runs everything; gives the names of the bodies that ran to their end, and of the others why they did not.</summary>
    public (HashSet<string> Ran, Dictionary<string, string> Failed) Check(string assembly, FactCheck check)
    {
        var methods = _bodies.Select((body, number) => $"    public static void Run{number}() {{ {body.Statements.Replace("#0", $"{2 * number}", StringComparison.Ordinal).Replace("#1", $"{(2 * number) + 1}", StringComparison.Ordinal)} }}");
        var source = $$"""
            using LossGen.GroundTruth.Tests.Facts;
            using TorchSharp;
            using static TorchSharp.torch;
            using F = TorchSharp.torch.nn.functional;

            public static class Calls
            {
            {{string.Join("\n", methods)}}
            }
            """;
        var compiled = CompiledSource.Of(assembly, source);
        var facts = InferredFacts.Of(compiled.Compilation);
        var type = compiled.Assembly.GetType("Calls")!;
        var ran = new HashSet<string>(StringComparer.Ordinal);
        var failed = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var number = 0; number < _bodies.Count; number++)
        {
            var run = type.GetMethod($"Run{number}")!.CreateDelegate<Action>();
            var seen = new List<(int Id, Observation Seen)>();
            for (var repetition = 0; repetition < Runs; repetition++)
            {
                torch.manual_seed(repetition);
                var (one, failure) = Probe.Run(run);
                seen.AddRange(one);
                if (failure is not null)
                {
                    failed[_bodies[number].Name] = $"{_bodies[number].Statements}: {failure.Message.Split('\n')[0]}";
                    break;
                }

                ran.Add(_bodies[number].Name);
            }

            foreach (var probe in seen.ToLookup(pair => pair.Id, pair => pair.Seen))
            {
                Assert.True(facts.Contains(probe.Key), $"the engine has no fact at the probe of: {_bodies[number].Statements}");
                foreach (var fact in facts[probe.Key]) check.Add($"{_bodies[number].Name}: {_bodies[number].Statements}", fact, [.. probe]);
            }
        }

        return (ran, failed);
    }
}
