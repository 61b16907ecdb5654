using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class HandWrittenLoopTests
{
    private static readonly TrainingOptions Quick = new() { Epochs = 2, BatchSize = 4, Progress = ProgressDisplay.None };

    [Fact]
    public void A_batch_without_labels_is_skipped_and_an_epoch_of_them_refused()
    {
        using var trainer = new BareTrainer(Quick);
        var before = Weights(trainer);
        using var run = trainer.Start(PenguinData.Draw(6, seed: 1));
        Assert.Contains("None of the training examples has a label", Assert.Throws<DataException>(Loop).Message, StringComparison.Ordinal);
        Assert.Equal(before, Weights(trainer));

        void Loop()
        {
            foreach (var epoch in run.Epochs())
            {
                foreach (var rows in epoch.Batches())
                {
                    // What cross_entropy returns where every label is the ignore index.
                    using var step = run.BeginStep();
                    var nothing = trainer.Model.call(zeros(rows.Length, 4)).sum() * float.NaN;
                    step.Backward(nothing, 0);
                    step.Update();
                }
            }
        }
    }

    [Fact]
    public void A_summed_loss_over_its_denominator_trains_as_the_mean_does()
    {
        // A step of SGD by hand, for the weights that the run should arrive at.
        var options = Quick with { Epochs = 1, Optimizer = OptimizerKind.SGD, LearningRate = 0.1 };
        using var scope = NewDisposeScope();
        using var trainer = new BareTrainer(options);
        trainer.Model.eval();
        var input = randn(4, 4);
        trainer.Model.call(input).square().sum(1).mean().backward();
        float[] expected = [.. trainer.Model.parameters().SelectMany(parameter => (parameter - (0.1 * parameter.grad!)).data<float>().ToArray())];

        using var run = trainer.Start(PenguinData.Draw(4, seed: 1));
        foreach (var epoch in run.Epochs())
        {
            foreach (var rows in epoch.Batches())
            {
                using var step = run.BeginStep();
                step.Backward(trainer.Model.call(input).square().sum(), rows.Length);
                step.Update();
            }
        }

        Assert.All(expected.Zip(Weights(trainer)), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Each_epoch_has_every_example_once_in_an_order_of_its_own()
    {
        var first = Orders(Quick);
        Assert.All(first, order => Assert.Equal(Enumerable.Range(0, 10), order.Order()));
        Assert.NotEqual(first[0], first[1]);
        Assert.Equal(first, Orders(Quick));
        Assert.NotEqual(first, Orders(Quick with { Seed = 1 }));
        Assert.All(Orders(Quick with { Shuffle = false }), order => Assert.Equal(Enumerable.Range(0, 10), order));
    }

    [Fact]
    public void Wrong_denominators_are_refused()
    {
        using var trainer = new BareTrainer(Quick);
        using var run = trainer.Start(PenguinData.Draw(6, seed: 1));
        foreach (var denominator in (double[])[-1, double.NaN, double.PositiveInfinity])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() =>
            {
                using var step = run.BeginStep();
                step.Backward(zeros(1), denominator);
            });
        }
    }

    private static List<int[]> Orders(TrainingOptions options)
    {
        using var trainer = new BareTrainer(options);
        using var run = trainer.Start(PenguinData.Draw(10, seed: 1));
        var orders = new List<int[]>();
        foreach (var epoch in run.Epochs())
        {
            var order = new List<int>();
            foreach (var rows in epoch.Batches())
                order.AddRange(rows);

            orders.Add([.. order]);
        }

        return orders;
    }

    private static float[] Weights(BareTrainer trainer) =>
        [.. trainer.Model.parameters().SelectMany(parameter => parameter.data<float>().ToArray())];
}
