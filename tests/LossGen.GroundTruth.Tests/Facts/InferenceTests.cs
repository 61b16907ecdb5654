using LossGen.Catalog.Operations;
using LossGen.GroundTruth.Tests.Execution;

namespace LossGen.GroundTruth.Tests.Facts;

/// <summary>What the engine must know, not only not get wrong: the numbers of arithmetic, data and changes in place, against a run.</summary>
public sealed class InferenceTests
{
    private const string Logits = "nn.Linear(4, 3).call(Probe.Batch())";

    /// <summary>Statements about <c>x</c>, and the scale and coding that it has after them.</summary>
    public static TheoryData<string, TensorScale, LabelCoding> Cases => new()
    {
        { "var x = rand(4, 3);", TensorScale.ZeroToOne, LabelCoding.Unknown },
        { "var x = zeros(4, 3);", TensorScale.ZeroToOne, LabelCoding.Count },
        { "var x = randint(5, new long[] { 4 });", TensorScale.NonNegative, LabelCoding.ClassIndex },
        { "var x = randint(5, new long[] { 4 }) % 3;", TensorScale.NonNegative, LabelCoding.Count },
        { "var x = randn(4, 3) > 0;", TensorScale.ZeroToOne, LabelCoding.ZeroOne },
        { "var x = Probe.Batch().to(uint8);", TensorScale.NonNegative, LabelCoding.Count },
        { "var x = Probe.Batch().@bool();", TensorScale.ZeroToOne, LabelCoding.ZeroOne },
        { "var x = tensor(new float[] { 0.5f, -0.25f });", TensorScale.SignedUnit, LabelCoding.Unknown },
        { "var x = tensor(new long[] { 0, 2, 1 });", TensorScale.NonNegative, LabelCoding.Count },
        { "var x = (randn(4, 3) > 0).sum();", TensorScale.NonNegative, LabelCoding.Count },
        { $"var x = {Logits}.sigmoid() * (randn(5, 3) > 0);", TensorScale.ZeroToOne, LabelCoding.Unknown },
        { $"var x = 1 - {Logits}.sigmoid();", TensorScale.ZeroToOne, LabelCoding.Unknown },
        { $"var x = {Logits}.sigmoid() - 1;", TensorScale.NonPositive, LabelCoding.Unknown },
        { $"var x = {Logits}.softmax(1) - {Logits}.softmax(1);", TensorScale.SignedUnit, LabelCoding.Unknown },
        { $"var x = ({Logits}.softmax(1) - {Logits}.softmax(1)).abs();", TensorScale.ZeroToOne, LabelCoding.Unknown },
        { $"var x = -{Logits}.log_softmax(1);", TensorScale.NonNegative, LabelCoding.Unknown },
        { $"var x = (-{Logits}.square()).exp();", TensorScale.ZeroToOne, LabelCoding.Unknown },
        { $"var x = {Logits}.relu() + {Logits}.square();", TensorScale.NonNegative, LabelCoding.Unknown },
        { $"var x = {Logits}.pow(2);", TensorScale.NonNegative, LabelCoding.Unknown },
        { $"var x = {Logits}.clamp(-1, 0.5);", TensorScale.SignedUnit, LabelCoding.Unknown },
        { $"var x = {Logits}.relu() / {Logits}.exp();", TensorScale.NonNegative, LabelCoding.Unknown },
        { $"var x = {Logits}.relu().matmul(rand(3, 2));", TensorScale.NonNegative, LabelCoding.Unknown },
        { $"var x = F.mse_loss({Logits}, randn(5, 3));", TensorScale.NonNegative, LabelCoding.Unknown },
        { "var x = zeros(4, 3); x[0] = 1;", TensorScale.ZeroToOne, LabelCoding.Count },
        { "var x = zeros(4, 3); x[0, 0] = -2;", TensorScale.Unknown, LabelCoding.Unknown },
        { "var x = zeros(4, 3); x[0].fill_(7);", TensorScale.Unknown, LabelCoding.Unknown },
        { "var x = zeros(4, 3); x.view(-1).narrow(0, 0, 2).sub_(1);", TensorScale.Unknown, LabelCoding.Unknown },
        { "var x = zeros(4, 3); nn.init.normal_(x);", TensorScale.Unknown, LabelCoding.Unknown },
        { "var a = zeros(4, 3); var b = rand(4, 3); var x = Probe.Batch().shape[0] == 5 ? a : b; a.sub_(1);", TensorScale.Unknown, LabelCoding.Unknown },
        { $"var x = {Logits}; torch.clamp_min_(x, 0);", TensorScale.Real, LabelCoding.Unknown },
        { $"var x = {Logits}; x.clamp_min_(0);", TensorScale.NonNegative, LabelCoding.Unknown },
        { "var x = zeros(new long[] { 3 }, requires_grad: true);", TensorScale.Unknown, LabelCoding.Unknown },
        { "var x = zeros(3); if (Probe.Batch().shape[0] == 5) x = randint(5, new long[] { 3 });", TensorScale.NonNegative, LabelCoding.Count },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_numbers_are_known(string statements, TensorScale scale, LabelCoding coding)
    {
        var compiled = CompiledSource.Of("Inference", $$"""
            using LossGen.GroundTruth.Tests.Facts;
            using TorchSharp;
            using static TorchSharp.torch;
            using F = TorchSharp.torch.nn.functional;

            public static class Calls
            {
                public static void Run() { {{statements}} Probe.See(0, x.alias()); }
            }
            """);
        var fact = Assert.Single(InferredFacts.Of(compiled.Compilation)[0]);
        Assert.Equal((scale, coding), (fact.Scale, fact.Coding));

        var run = compiled.Assembly.GetType("Calls")!.GetMethod("Run")!.CreateDelegate<Action>();
        var check = new FactCheck();
        var seen = Enumerable.Range(0, 8).SelectMany(_ => Probe.Run(run) is { Failure: null } one ? one.Seen : throw new InvalidOperationException($"did not run: {statements}"));
        check.Add(statements, fact, [.. seen.Select(pair => pair.Seen)]);
        Assert.Empty(check.Contradictions);
    }
}
