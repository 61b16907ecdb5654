using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace LossGen.GroundTruth.Tests.Declarations;

/// <summary>What LG1203 to LG1205 claim: that a modifier a loss does not take, or a value it cannot use, throws or spoils the loss.</summary>
public sealed class ModifierHarmTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void LG1203_a_class_weight_given_to_binary_cross_entropy_weighs_something_else()
    {
        var weight = tensor(new float[] { 5 });
        var wrong = F.binary_cross_entropy_with_logits(Batch.Scores(), Batch.ZeroOne(), weight).item<float>();
        var right = F.binary_cross_entropy_with_logits(Batch.Scores(), Batch.ZeroOne(), pos_weights: weight).item<float>();
        var plain = F.binary_cross_entropy_with_logits(Batch.Scores(), Batch.ZeroOne()).item<float>();

        // All examples five times, rather than the positive ones: the proportion that the weight was to change stays.
        Assert.Equal(5 * plain, wrong, 4);
        Assert.NotEqual(wrong, right, 1);
    }

    [Fact]
    public void LG1203_an_ignored_index_with_rows_throws() => Batch.Refused(
        "ignore_index is not supported for floating point target",
        () => F.cross_entropy(Batch.Logits(), Batch.OneHot(), ignore_index: 0));

    [Fact]
    public void LG1204_a_smoothing_above_one_throws_and_one_forgets_the_label()
    {
        Batch.Refused("label_smoothing must be between 0.0 and 1.0", () => F.cross_entropy(Batch.Logits(), Batch.Indices(), label_smoothing: 1.5));

        var one = F.cross_entropy(Batch.Logits(), Batch.Indices(), label_smoothing: 1).item<float>();
        var other = F.cross_entropy(Batch.Logits(), (Batch.Indices() + 1) % Batch.Classes, label_smoothing: 1).item<float>();
        Assert.Equal(one, other, 5);
    }

    [Fact]
    public void LG1204_a_negative_weight_rewards_mistakes()
    {
        var weights = tensor(new float[] { -1, 1 });
        var right = F.cross_entropy(tensor(new float[] { 9, 0, 0, 0 }).reshape(2, 2), tensor(new long[] { 0, 0 }), weights, reduction: nn.Reduction.Sum).item<float>();
        var wrong = F.cross_entropy(tensor(new float[] { 0, 9, 0, 0 }).reshape(2, 2), tensor(new long[] { 0, 0 }), weights, reduction: nn.Reduction.Sum).item<float>();
        Assert.True(wrong < right - 5, $"{wrong} {right}");
    }

    [Fact]
    public void LG1204_a_weight_that_is_no_number_spoils_the_whole_batch()
    {
        var logits = Batch.Logits();
        F.cross_entropy(logits, Batch.Indices(), tensor(new[] { 1, 1, 1, 1, float.NaN })).backward();
        Assert.True(logits.grad!.isnan().any().item<bool>());
    }

    [Fact]
    public void LG1204_a_huber_loss_of_no_width_is_refused() => Batch.Refused(
        "does not support non-positive values for delta",
        () => F.huber_loss(Batch.Scores(), Batch.ZeroOne(), delta: 0));

    [Fact]
    public void LG1205_a_weight_too_few_throws() => Batch.Refused(
        "weight tensor should be defined either for all 5 classes or no classes but got weight tensor of shape: [4]",
        () => F.cross_entropy(Batch.Logits(), Batch.Indices(), ones(4)));
}
