using LossGen.Catalog.LossCalls;
using Xunit.Abstractions;

namespace LossGen.GroundTruth.Tests.Facts;

/// <summary>Every loss of the catalog, as function and as module, reduced in each way: what the engine infers of its value is so.</summary>
public sealed class LossTableTests(ITestOutputHelper output)
{
    private const string Logits = "nn.Linear(4, 3).call(randn(5, 4))";

    private const string Signs = "(randn(5, 3) > 0).to(float32) * 2 - 1";

    // The tensors of each loss in order; several sets where dtypes or histories matter.
    private static readonly Dictionary<string, string[]> Inputs = new()
    {
        ["cross_entropy"] = [$"{Logits}, randint(3, new long[] {{ 5 }})", "randn(5, 3), randint(3, new long[] { 5 })", $"{Logits}, randn(5, 3).softmax(1)", $"{Logits}, randn(5, 3).softmax(1).to(float64)"],
        ["nll_loss"] = [$"{Logits}.log_softmax(1), randint(3, new long[] {{ 5 }})"],
        ["binary_cross_entropy"] = [$"{Logits}.sigmoid(), rand(5, 3)"],
        ["binary_cross_entropy_with_logits"] = [$"{Logits}, rand(5, 3)", $"{Logits}, rand(5, 3).to(float64)", $"{Logits}.detach(), rand(5, 3)"],
        ["mse_loss"] = [$"{Logits}, randn(5, 3)", $"{Logits}, randn(5, 3).to(float64)", $"{Logits}, randint(4, new long[] {{ 5, 3 }})", $"randn(5, 3), {Logits}"],
        ["l1_loss"] = [$"{Logits}, randn(5, 3)", $"{Logits}, randint(4, new long[] {{ 5, 3 }})"],
        ["smooth_l1_loss"] = [$"{Logits}, randn(5, 3)", $"{Logits}, randn(5, 3).to(float64)"],
        ["huber_loss"] = [$"{Logits}, randn(5, 3)"],
        ["kl_div"] = [$"{Logits}.log_softmax(1), randn(5, 3).softmax(1)"],
        ["poisson_nll_loss"] = [$"{Logits}, randn(5, 3).abs()", $"{Logits}, randint(4, new long[] {{ 5, 3 }})"],
        ["gaussian_nll_loss"] = ["nn.Linear(4, 1).call(randn(5, 4)), randn(5, 1), ones(5, 1)"],
        ["ctc_loss"] = ["nn.Linear(4, 3).call(randn(6, 1, 4)).log_softmax(2), tensor(new long[] { 1, 2 }).view(1, 2), tensor(new long[] { 6 }), tensor(new long[] { 2 })"],
        ["soft_margin_loss"] = [$"{Logits}, {Signs}", $"{Logits}, ({Signs}).to(int64)"],
        ["hinge_embedding_loss"] = [$"{Logits}, {Signs}"],
        ["cosine_embedding_loss"] = [$"{Logits}, randn(5, 3), (randn(5) > 0).to(float32) * 2 - 1", "randn(5, 3), randn(5, 3), ones(5)"],
        ["margin_ranking_loss"] = [$"{Logits}, randn(5, 3), {Signs}", $"randn(5, 3), {Logits}, {Signs}"],
        ["multi_margin_loss"] = [$"{Logits}, randint(3, new long[] {{ 5 }})"],
        ["multi_label_margin_loss"] = [$"{Logits}, randint(3, new long[] {{ 5, 3 }})"],
        ["multilabel_soft_margin_loss"] = [$"{Logits}, rand(5, 3)"],
        ["triplet_margin_loss"] = [$"{Logits}, randn(5, 3), randn(5, 3)", $"randn(5, 3), {Logits}, randn(5, 3)"],
        ["triplet_margin_with_distance_loss"] = [$"{Logits}, randn(5, 3), randn(5, 3)"],
    };

    public static TheoryData<string> Losses => [.. LossCalls.All.Select(loss => loss.Function)];

    [Theory]
    [MemberData(nameof(Losses))]
    public void The_value_is_what_is_inferred(string function)
    {
        var loss = LossCalls.OfFunction(function)!;
        Assert.True(Inputs.ContainsKey(function), $"say in {nameof(Inputs)} what {function} is called with");
        var bodies = new ProbedCalls();
        foreach (var inputs in Inputs[function])
        {
            bodies.Add("function", $"Probe.See(#0, F.{function}({inputs}).alias());");
            bodies.Add("function", $"using (no_grad()) Probe.See(#0, F.{function}({inputs}).alias());");
            bodies.Add("module", $"Probe.See(#0, nn.{loss.Module}().call({inputs}).alias());");
            foreach (var reduction in (string[])["None", "Mean", "Sum"])
            {
                bodies.Add("function", $"Probe.See(#0, F.{function}({inputs}, reduction: nn.Reduction.{reduction}).alias());");
                bodies.Add("module", $"var loss = nn.{loss.Module}(reduction: nn.Reduction.{reduction}); Probe.See(#0, loss.call({inputs}).alias());");
                bodies.Add("reduced", $"Probe.See(#0, F.{function}({inputs}, reduction: nn.Reduction.{reduction}).mean().alias());");
            }
        }

        var check = new FactCheck();
        var (ran, failed) = bodies.Check("Loss_" + function, check);
        output.WriteLine($"{function}: {check.Checked} facts checked");
        Assert.True(ran.Count == 3, string.Join("\n", failed.Values));
        Assert.True(check.Contradictions.Count == 0, string.Join("\n", check.Contradictions));
    }
}
