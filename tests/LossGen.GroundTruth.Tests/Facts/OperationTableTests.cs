using LossGen.Catalog.Operations;
using TorchSharp;
using Xunit.Abstractions;

namespace LossGen.GroundTruth.Tests.Facts;

/// <summary>Every row of the operation table against libtorch: what the engine infers of a call is what the call does.</summary>
public sealed class OperationTableTests(ITestOutputHelper output)
{
    public static TheoryData<string> Rows => [.. TensorOperations.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_holds_for_every_overload_and_kind_of_tensor(string name)
    {
        var row = TensorOperations.Find(name)!;
        var calls = OperationCalls.Of(row).ToArray();
        var bodies = new ProbedCalls();
        foreach (var call in calls)
        {
            var subject = call.Subject is null ? string.Empty : $"var x = {Subjects.All[call.Subject]}; ";
            if (call.ChangesSubject)
            {
                bodies.Add(call.Overload, subject + $"Probe.See(#0, ({call.Text}).alias()); Probe.See(#1, x.alias());");
            }
            else
            {
                bodies.Add(call.Overload, subject + $"Probe.See(#0, ({call.Text}).alias());");
            }

            if (call.Subject == "logits") bodies.Add(call.Overload, subject + $"using (no_grad()) Probe.See(#0, ({call.Text}).alias());");
        }

        var check = new FactCheck();
        var (ran, failed) = bodies.Check("Row_" + name, check);
        output.WriteLine($"{name}: {ran.Count} of {calls.Select(call => call.Overload).Distinct().Count()} overloads, {check.Checked} facts checked");
        foreach (var missing in calls.Select(call => call.Overload).Distinct().Except(ran)) output.WriteLine($"  not executed: {missing}: {failed[missing]}");

        if (name == "cuda" && !torch.cuda.is_available()) return;

        Assert.NotEmpty(ran);
        Assert.Empty(calls.Select(call => call.Overload).Except(ran));
        Assert.True(check.Contradictions.Count == 0, $"{check.Contradictions.Count} contradictions:\n" + string.Join("\n", check.Contradictions.Take(4000)));
    }
}
