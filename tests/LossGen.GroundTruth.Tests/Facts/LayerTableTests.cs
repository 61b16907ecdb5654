using LossGen.Catalog.Operations;
using TorchSharp;
using Xunit.Abstractions;

namespace LossGen.GroundTruth.Tests.Facts;

/// <summary>Every row of the layer table against libtorch.</summary>
public sealed class LayerTableTests(ITestOutputHelper output)
{
    public static TheoryData<string> Rows => [.. LayerOperations.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_holds_for_every_kind_of_tensor(string name)
    {
        var row = LayerOperations.Find(name)!;
        var (creations, inputs) = LayerCalls.All.TryGetValue(name, out var calls) ? calls : ([$"nn.{name}()"], []);
        Assert.True(row.Function is not null || inputs.Length > 0, $"{name} has parameters: say in {nameof(LayerCalls)} how it is made and called");

        var bodies = new ProbedCalls();
        foreach (var creation in creations)
        {
            foreach (var input in inputs.Length > 0 ? inputs : Subjects.All.Values)
            {
                var isOne = !input.Contains("), ", StringComparison.Ordinal);
                var first = Returns(name);
                var subject = isOne ? $"var x = {input}; " : string.Empty;
                var call = $"layer.call({(isOne ? "x" : input)}){first}";
                var probes = $"Probe.See(#0, ({call}).alias());" + (isOne ? " Probe.See(#1, x.alias());" : string.Empty);
                bodies.Add(creation, $"{subject}var layer = {creation}; {probes}");
                bodies.Add(creation, $"{subject}var layer = {creation}; layer.eval(); {probes}");
                bodies.Add(creation, $"{subject}var layer = {creation}; using (no_grad()) {{ {probes} }}");
                if (Generic(name).Length == 2 && first.Length == 0 && isOne) bodies.Add(creation, $"{subject}var net = nn.Sequential({creation}); Probe.See(#0, net.call(x).alias()); Probe.See(#1, x.alias());");
            }
        }

        var check = new FactCheck();
        var (ran, failed) = bodies.Check("Layer_" + name, check);
        output.WriteLine($"{name}: {ran.Count} of {creations.Length} ways to make it, {check.Checked} facts checked");
        Assert.True(creations.All(ran.Contains), string.Join("\n", failed.Select(one => $"{one.Key}: {one.Value}")));
        Assert.True(check.Contradictions.Count == 0, $"{check.Contradictions.Count} contradictions:\n" + string.Join("\n", check.Contradictions.Take(4000)));
    }

    // Layers that return several tensors have no facts; the first is looked at, so that nothing is claimed of it.
    private static string Returns(string name) => Generic(name)[^1] == typeof(torch.Tensor) ? string.Empty : ".Item1";

    private static Type[] Generic(string name)
    {
        for (var at = typeof(torch.nn).Assembly.GetType("TorchSharp.Modules." + name); at is not null; at = at.BaseType)
        {
            if (at.IsGenericType && at.Name.StartsWith("Module`", StringComparison.Ordinal)) return at.GetGenericArguments();
        }

        throw new ArgumentException($"TorchSharp.Modules.{name} is no module with a forward", nameof(name));
    }
}
