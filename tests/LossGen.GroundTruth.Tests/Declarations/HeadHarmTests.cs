using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace LossGen.GroundTruth.Tests.Declarations;

/// <summary>What LG13xx claim: that a last layer of the wrong width throws or broadcasts, and that an activation before the loss squashes gradients.</summary>
public sealed class HeadHarmTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void LG1301_an_output_too_few_throws_once_the_class_comes() => Batch.Refused(
        "Target 4 is out of bounds",
        () => F.cross_entropy(Batch.Logits().narrow(1, 0, Batch.Classes - 1), Batch.Indices()));

    [Fact]
    public void LG1301_an_output_too_many_is_trained_for_nobody()
    {
        // A sixth logit takes its share of the softmax and is pushed down by every example.
        var logits = zeros(Batch.Examples, Batch.Classes + 1).requires_grad_();
        var loss = Batch.Run(logits, given => F.cross_entropy(given, Batch.Indices()));
        Assert.Equal(Math.Log(Batch.Classes + 1), loss.Value, 5);
        Assert.True(logits.grad!.select(1, Batch.Classes).gt(0).all().item<bool>());
    }

    [Fact]
    public void LG1301_two_outputs_for_a_yes_or_no_label_throw() => Batch.Refused(
        "Target size ([8]) must be the same as input size ([8, 2])",
        () => F.binary_cross_entropy_with_logits(Batch.Scores(Batch.Examples, 2), Batch.ZeroOne()));

    [Fact]
    public void A_column_against_a_row_broadcasts_which_is_why_the_generated_loop_reshapes()
    {
        var target = Batch.ZeroOne() * 3;
        var wrong = Batch.Run(Batch.Scores(Batch.Examples, 1), column => F.mse_loss(column, target));
        var right = Batch.Run(Batch.Scores(Batch.Examples, 1), column => F.mse_loss(column.squeeze(1), target));
        Assert.NotEqual(right.Value, wrong.Value, 1);

        // Every prediction is pulled towards the mean of all targets.
        var column = Batch.Scores(Batch.Examples, 1);
        F.mse_loss(column, target).backward();
        var towardsMean = (column.detach().squeeze(1) - target.mean()) * 2 / Batch.Examples;
        Assert.True(column.grad!.squeeze(1).allclose(towardsMean, atol: 1e-5));
    }

    [Fact]
    public void LG1302_cross_entropy_on_softmax_has_a_gradient_several_times_too_small()
    {
        var ratios = Enumerable.Range(0, 50).Select(seed =>
        {
            manual_seed(seed);
            var logits = randn(64, 5);
            var target = randint(5, [64]);
            var right = Batch.Run(logits.clone().requires_grad_(), given => F.cross_entropy(given, target));
            var wrong = Batch.Run(logits.clone().requires_grad_(), given => F.cross_entropy(given.softmax(1), target));
            return right.Gradient / wrong.Gradient;
        }).ToArray();
        Assert.InRange(ratios.Average(), 4, 6);
        Assert.All(ratios, ratio => Assert.True(ratio > 3.5));
    }

    [Fact]
    public void LG1302_cross_entropy_on_softmax_cannot_reach_zero()
    {
        var certain = Batch.OneHot() * 1000;
        Assert.Equal(0, F.cross_entropy(certain, Batch.Indices()).item<float>(), 6);
        Assert.Equal(Math.Log(1 + ((Batch.Classes - 1) / Math.E)), F.cross_entropy(certain.softmax(1), Batch.Indices()).item<float>(), 5);
    }

    [Fact]
    public void LG1302_sigmoid_before_binary_cross_entropy_squashes_too()
    {
        var right = Batch.Run(Batch.Scores(), scores => F.binary_cross_entropy_with_logits(scores, Batch.ZeroOne()));
        var wrong = Batch.Run(Batch.Scores(), scores => F.binary_cross_entropy_with_logits(scores.sigmoid(), Batch.ZeroOne()));
        Assert.True(right.Gradient / wrong.Gradient > 2, $"{right.Gradient / wrong.Gradient}");

        // A certain no is still log 2: a probability of 0 is a logit of 0.
        Assert.Equal(Math.Log(2), F.binary_cross_entropy_with_logits(tensor(new[] { -1000f }).sigmoid(), zeros(1)).item<float>(), 5);
    }

    [Fact]
    public void LG1302_relu_before_a_signed_score_loses_the_negative_class()
    {
        var negative = full([Batch.Examples], -0.5f).requires_grad_();
        var target = -ones(Batch.Examples);
        Assert.Equal(0, Batch.Run(negative, scores => Losses.Hinge(scores.relu(), target)).Gradient);
        Assert.True(Batch.Run(full([Batch.Examples], -0.5f).requires_grad_(), scores => Losses.Hinge(scores, target)).Gradient > 0.1);
    }

    [Fact]
    public void LG1303_a_bounded_output_cannot_reach_a_quantity_beyond_and_stops_learning()
    {
        var target = full([Batch.Examples], 10f);
        var saturated = Batch.Run(full([Batch.Examples], 20f).requires_grad_(), output => F.mse_loss(output.sigmoid(), target));
        Assert.Equal(81, saturated.Value, 3);
        Assert.True(saturated.Gradient < 1e-6);

        var free = Batch.Run(full([Batch.Examples], 1f).requires_grad_(), output => F.mse_loss(output, target));
        Assert.True(free.Gradient > 1);
    }

    [Fact]
    public void LG1305_biases_let_everything_be_the_centre_and_nothing_is_learned_by_it()
    {
        using var noGradients = no_grad();
        var centre = full([1, 8], 0.5f);
        var target = -ones(Batch.Examples);
        var input = randn(Batch.Examples, 2);
        var biased = torch.nn.Linear(2, 8);
        biased.weight!.zero_();
        biased.bias!.copy_(centre[0]);
        Assert.Equal(0, Losses.DeepSvdd((biased.call(input) - centre).square().sum(1), target).ToSingle());

        // Without a bias, weights of 0 are as far from the centre as can be, and no weights bring inputs of different directions there.
        var unbiased = torch.nn.Linear(2, 8, hasBias: false);
        unbiased.weight!.zero_();
        Assert.Equal(2, Losses.DeepSvdd((unbiased.call(input) - centre).square().sum(1), target).ToSingle(), 1e-5f);
        Assert.Equal(2, Losses.DeepSvdd((unbiased.call(zeros(Batch.Examples, 2)) - centre).square().sum(1), target).ToSingle(), 1e-5f);
    }
}
