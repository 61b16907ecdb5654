using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LossGen.GroundTruth.Tests;

/// <summary>Losses that judge several rows together, where there is little or nothing to judge: no pixel with a label, an absent class, padding, a list without a relevant candidate.</summary>
public sealed class DegenerateLossTests
{
    private const double Tolerance = 1e-9;
    private const double Never = -1e30;

    [Theory]
    [InlineData(LossKind.Dice)]
    [InlineData(LossKind.LovaszSoftmax)]
    [InlineData(LossKind.LovaszHinge)]
    public void Each_image_counts_by_itself_and_one_without_labels_not_at_all(LossKind kind)
    {
        Func<Tensor, Tensor, Reduction, Tensor> loss = kind switch
        {
            LossKind.Dice => (logits, target, reduction) => Losses.Dice(logits, target, 4, ignoreIndex: 9, reduction: reduction),
            LossKind.LovaszSoftmax => (logits, target, reduction) => Losses.LovaszSoftmax(logits, target, 4, ignoreIndex: 9, reduction: reduction),
            _ => (logits, target, reduction) => Losses.LovaszHinge(logits, target, 4, ignoreIndex: 9, reduction: reduction),
        };
        using var scope = NewDisposeScope();
        var logits = randn(12, 2, dtype: ScalarType.Float64, generator: new Generator(5)).requires_grad_(true);
        var target = tensor(new[] { 0L, 1, 9, 1, 9, 9, 9, 9, 0, 0, 0, 9 });
        var each = loss(logits, target, Reduction.None);
        Assert.Equal([3L], each.shape);
        Assert.Equal(0, each[1].ToDouble());
        foreach (var image in (long[])[0, 2])
        {
            var alone = loss(logits.narrow(0, image * 4, 4), target.narrow(0, image * 4, 4), Reduction.Sum).ToDouble();
            Assert.Equal(alone, each[image].ToDouble(), Tolerance);
            Assert.True(alone > 0);
        }

        each.sum().backward();
        var slope = logits.grad!;
        Assert.True(slope.isfinite().all().ToBoolean());
        foreach (var pixel in (long[])[2, 4, 5, 6, 7, 11])
            Assert.Equal(0, slope[pixel].abs().sum().ToDouble());
    }

    /// <summary>A wrong pixel of an image without the region makes its IoU 0, however many there are: the worst counts.</summary>
    [Fact]
    public void Lovasz_hinge_without_the_region_is_the_largest_margin()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(new[] { 0, 0.5, 0, -2, 0, 1.5 }).reshape(3, 2);
        Assert.Equal(2.5, Losses.LovaszHinge(logits, zeros(3, dtype: ScalarType.Int64), 3).ToDouble(), Tolerance);
        Assert.Contains("There are 3 logits per pixel: expected 2", Assert.Throws<ArgumentException>(() => Losses.LovaszHinge(zeros(4, 3), zeros(4, dtype: ScalarType.Int64), 4)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_of_a_list_does_not_depend_on_its_padding()
    {
        using var scope = NewDisposeScope();
        foreach (var loss in (Func<Tensor, Tensor, Tensor>[])[(scores, grades) => Losses.ListNet(scores, grades), (scores, grades) => Losses.ApproximateNdcg(scores, grades)])
        {
            var alone = tensor(new[] { 0.1, -0.3, 0.25 }).reshape(1, 3).requires_grad_(true);
            var expected = loss(alone, tensor(new[] { 1.0, 0, 3 }).reshape(1, 3));
            expected.backward();

            var padded = tensor(new[] { 0.1, -0.3, 0.25, Never, Never }).reshape(1, 5).requires_grad_(true);
            var found = loss(padded, tensor(new[] { 1, 0, 3, double.NegativeInfinity, double.NegativeInfinity }).reshape(1, 5));
            found.backward();
            Assert.Equal(expected.ToDouble(), found.ToDouble(), Tolerance);
            Assert.All(alone.grad!.data<double>().Append(0).Append(0).Zip(padded.grad!.data<double>()), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        }
    }

    [Fact]
    public void A_list_without_a_relevant_candidate_cannot_be_put_in_a_better_order()
    {
        using var scope = NewDisposeScope();
        var scores = tensor(new[] { 0.1, -0.3, 0.25 }).reshape(1, 3).requires_grad_(true);
        var loss = Losses.ApproximateNdcg(scores, zeros(1, 3, dtype: ScalarType.Float64));
        loss.backward();
        Assert.Equal(0, loss.ToDouble());
        Assert.Equal([0, 0, 0], scores.grad!.data<double>().ToArray());
    }

    [Theory]
    [InlineData(0L, 0L, 0L)] // no other class
    [InlineData(0L, 1L, 2L)] // no other of a class
    public void Circle_loss_without_pairs_of_both_kinds_is_zero(params long[] classes)
    {
        using var scope = NewDisposeScope();
        var embeddings = randn(3, 2, dtype: ScalarType.Float64, generator: new Generator(1)).requires_grad_(true);
        var loss = Losses.Circle(embeddings, tensor(classes));
        loss.backward();
        Assert.Equal(0, loss.ToDouble());
        Assert.Equal(0, embeddings.grad!.abs().sum().ToDouble());
    }
}
