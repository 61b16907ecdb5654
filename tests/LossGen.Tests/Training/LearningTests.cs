using Penguins;
using TorchSharp;

namespace LossGen.Tests;

public sealed class LearningTests
{
    private static readonly TrainingOptions Quick = new() { Epochs = 15, BatchSize = 16, LearningRate = 0.01, Progress = ProgressDisplay.None };

    [Fact]
    public void A_trained_model_tells_species_apart_and_an_untrained_one_does_not()
    {
        var train = PenguinData.Draw(150, seed: 1);
        var held = PenguinData.Draw(90, seed: 2);
        using var trainer = new PenguinNetTrainer(Quick);

        var before = trainer.Evaluate(held);
        var report = trainer.Fit(train, held);
        var after = trainer.Evaluate(held);

        Assert.True(before.Accuracy < 0.8, $"untrained: {before}");
        Assert.True(after.Accuracy > 0.97, $"trained: {after}");
        Assert.True(after.Loss < before.Loss);
        Assert.Equal(15, report.History.Count);
        Assert.Equal(after.Accuracy, report.Metrics!.Accuracy);
        Assert.False(report.Cancelled);
    }

    [Fact]
    public void Predictions_are_in_the_order_of_the_examples_however_they_are_passed()
    {
        var train = PenguinData.Draw(150, seed: 1);
        using var trainer = new PenguinNetTrainer(Quick with { EvaluationBatchSize = 7 });
        trainer.Fit(train);

        var fromArray = trainer.Predict(train);
        var fromSequence = trainer.Predict(train.Where(_ => true));
        var one = trainer.Predict(train[4]);

        Assert.True(train.Zip(fromArray).Count(pair => pair.First.Species == pair.Second.Label) > 145);
        Assert.Equal(fromArray.Select(prediction => prediction.Label), fromSequence.Select(prediction => prediction.Label));
        Assert.Equal(fromArray[4].Label, one.Label);
        Assert.Equal(fromArray[4].Confidence, one.Confidence, 5);
        Assert.Equal(1f, one.Probabilities.Sum(), 5);
        Assert.Empty(trainer.Predict(Array.Empty<Penguin>()));
    }

    [Fact]
    public void One_seed_gives_one_model_bit_for_bit()
    {
        var train = PenguinData.Draw(100, seed: 3);
        Assert.Equal(Weights(Quick, train), Weights(Quick, train));
        Assert.NotEqual(Weights(Quick, train), Weights(Quick with { Seed = 43 }, train));
    }

    [Fact]
    public void Nothing_that_ran_in_between_changes_the_result()
    {
        var train = PenguinData.Draw(100, seed: 3);
        var expected = Weights(Quick, train);

        using var trainer = new PenguinNetTrainer(Quick);
        using (torch.rand(100))
            trainer.Evaluate(train);

        trainer.Fit(train);
        Assert.Equal(expected, Weights(trainer));
    }

    [Fact]
    public void The_model_returns_to_the_mode_that_it_was_in()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Model.train();
        trainer.Evaluate(PenguinData.Draw(10, seed: 1));
        Assert.True(trainer.Model.training);

        trainer.Model.eval();
        trainer.Evaluate(PenguinData.Draw(10, seed: 1));
        Assert.False(trainer.Model.training);
    }

    [Fact]
    public void The_loss_of_an_evaluation_does_not_depend_on_the_batch_size()
    {
        var examples = PenguinData.Draw(100, seed: 5);
        using var large = new PenguinNetTrainer(Quick with { ClassWeights = ClassWeights.Of(0.2, 1, 3) });
        using var small = new PenguinNetTrainer(Quick with { ClassWeights = ClassWeights.Of(0.2, 1, 3), EvaluationBatchSize = 7 });
        Assert.Equal(large.Evaluate(examples).Loss, small.Evaluate(examples).Loss, 5);
    }

    private static float[] Weights(TrainingOptions options, IReadOnlyList<Penguin> train)
    {
        using var trainer = new PenguinNetTrainer(options);
        trainer.Fit(train);
        return Weights(trainer);
    }

    private static float[] Weights(PenguinNetTrainer trainer) =>
        [.. trainer.Model.parameters().SelectMany(parameter => parameter.data<float>().ToArray())];
}
