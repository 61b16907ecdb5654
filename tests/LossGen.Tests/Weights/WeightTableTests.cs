using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LossGen.Tests;

/// <summary>The weights, and that the sum over the denominator is PyTorch's mean.</summary>
public sealed class WeightTableTests
{
    private static readonly TaskDescription Task = new(
        TaskKind.Classification, "Net", "Example", "cross-entropy", "Y", "logits", ["X"], ["a", "b", "c"], LossOptions.ClassWeights | LossOptions.LabelSmoothing);

    private static readonly TaskDescription Labels = new(
        TaskKind.MultiLabel, "Net", "Example", "binary cross-entropy", "Y", "logits", ["X"], ["a", "b", "c"], LossOptions.PositiveWeight);

    private static readonly double[] Weights = [0.2, 1.0, 3.0];

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void Class_indices_divide_by_the_weights_of_the_targets(double smoothing)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var logits = randn(5, 3);
        long[] indices = [0, 2, 1, 2, 0];
        using var table = ClassWeightTable.Given(Task, new TrainingOptions(), Weights);
        AssertMean(reduction => functional.cross_entropy(logits, tensor(indices), weight: table.Tensor, ignore_index: -100, reduction: reduction, label_smoothing: smoothing), table.Sum(indices));
    }

    [Fact]
    public void Ignored_class_indices_add_nothing()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var logits = randn(5, 3);
        long[] indices = [0, -100, 1, 2, -100];
        using var table = ClassWeightTable.Given(Task, new TrainingOptions(), Weights);
        AssertMean(reduction => functional.cross_entropy(logits, tensor(indices), weight: table.Tensor, ignore_index: -100, reduction: reduction, label_smoothing: 0.1), table.Sum(indices, -100));
        Assert.Equal(0, table.Sum([-100, -100], -100));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void Rows_of_probabilities_divide_by_the_number_of_rows(double smoothing)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var logits = randn(5, 3);
        var target = functional.softmax(randn(5, 3), dim: 1);
        using var table = ClassWeightTable.Given(Task, new TrainingOptions(), Weights);
        AssertMean(reduction => functional.cross_entropy(logits, target, weight: table.Tensor, ignore_index: -100, reduction: reduction, label_smoothing: smoothing), table.Sum(target.data<float>().ToArray()));
    }

    [Fact]
    public void Positive_weights_divide_by_the_number_of_targets()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var logits = randn(5, 3);
        var target = randint(0, 2, [5, 3]).to_type(ScalarType.Float32);
        using var table = PositiveWeightTable.Given(Labels, new TrainingOptions(), Weights);
        AssertMean(reduction => functional.binary_cross_entropy_with_logits(logits, target, weight: null, reduction: reduction, pos_weights: table.Tensor), 15);
    }

    [Fact]
    public void Balanced_class_weights_are_one_on_average()
    {
        using var table = ClassWeightTable.Balanced(Task, new TrainingOptions());
        Assert.True(table.AreBalanced);
        Assert.Null(table.Tensor);
        Assert.Equal(2, table.Sum([0, 1]));

        table.Balance([6, 3, 3]);
        Assert.Equal([12f / 18, 12f / 9, 12f / 9], table.Tensor!.data<float>().ToArray());
        Assert.Equal(12, table.Sum([0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2]), 9);

        table.Balance([6, 0, 2]);
        Assert.Equal([8f / 12, 1f, 8f / 4], table.Tensor!.data<float>().ToArray());

        table.Balance([5, 5, 5]);
        Assert.Null(table.Tensor);
    }

    [Fact]
    public void Balanced_positive_weights_are_negatives_over_positives()
    {
        using var table = PositiveWeightTable.Balanced(Labels, new TrainingOptions());
        table.Balance([2, 0, 10], 10);
        Assert.Equal([4f, 1f, 1f], table.Tensor!.data<float>().ToArray());
    }

    [Fact]
    public void Options_win_over_what_is_declared()
    {
        using var given = ClassWeightTable.Balanced(Task, new TrainingOptions { ClassWeights = ClassWeights.Of(1, 2, 3) });
        Assert.False(given.AreBalanced);
        Assert.Equal([1f, 2f, 3f], given.Tensor!.data<float>().ToArray());

        using var balanced = ClassWeightTable.Given(Task, new TrainingOptions { ClassWeights = ClassWeights.Balanced }, Weights);
        Assert.True(balanced.AreBalanced);

        using var one = PositiveWeightTable.Unweighted(Labels, new TrainingOptions { PositiveWeights = PositiveWeights.Of(2) });
        Assert.Equal([2f], one.Tensor!.data<float>().ToArray());
    }

    private static void AssertMean(Func<Reduction, Tensor> loss, double denominator) =>
        Assert.Equal(loss(Reduction.Mean).ToDouble(), loss(Reduction.Sum).ToDouble() / denominator, 1e-6);
}
