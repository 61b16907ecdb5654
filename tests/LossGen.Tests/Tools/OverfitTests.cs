using Penguins;

namespace LossGen.Tests;

public sealed class OverfitTests
{
    private static readonly TrainingOptions Quick = new() { BatchSize = 16, LearningRate = 0.01, Progress = ProgressDisplay.None };

    [Fact]
    public void Two_batches_are_learned_by_heart()
    {
        var data = PenguinData.Draw(240, seed: 1);
        using var trainer = new PenguinNetTrainer(Quick);
        var before = TrainedWeights.Of(trainer.Model);
        var report = trainer.CheckOverfit(data);

        Assert.True(report.HasLearned, report.ToString());
        Assert.Equal((32, "accuracy", 0.95), (report.Examples, report.Metric, report.Target));
        Assert.InRange(report.Steps, 1, 499);
        Assert.Equal(report.Steps, report.Losses.Count);
        Assert.True(report.Losses[^1].Loss < report.Losses[0].Loss);
        Assert.True(report.Before.Accuracy < 0.95 && report.After.Accuracy >= 0.95);
        Assert.StartsWith("Learned 32 examples by heart in ", report.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, TrainedWeights.Of(trainer.Model));
    }

    [Fact]
    public void Labels_that_do_not_follow_from_the_features_are_not_learned()
    {
        var random = new Random(1);
        var data = PenguinData.Draw(240, seed: 1).Select(penguin => penguin with { BillLength = 0, BillDepth = 0, FlipperLength = 0, BodyMass = 0, Species = (Species)random.Next(3) }).ToArray();
        using var trainer = new PenguinNetTrainer(Quick);
        var report = trainer.CheckOverfit(data, steps: 100);

        Assert.False(report.HasLearned);
        Assert.Equal(100, report.Steps);
        Assert.Contains("expected 0.9500. Likely causes: the learning rate", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.04, true)]
    [InlineData(0.06, false)]
    public void Without_a_metric_the_loss_is_to_fall_by_the_share(double last, bool hasLearned)
    {
        using var trainer = new ScriptedTrainer(Quick, 1, last);
        var report = trainer.CheckOverfit(PenguinData.Draw(40, seed: 1), steps: 20);
        Assert.Equal((hasLearned, "loss", 0.05), (report.HasLearned, report.Metric, Math.Round(report.Target, 10)));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var data = PenguinData.Draw(9, seed: 1);
        using var trainer = new PenguinNetTrainer(Quick);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.CheckOverfit(data, batches: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.CheckOverfit(data, steps: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.CheckOverfit(data, share: 1.5));
        Assert.Throws<DataException>(() => trainer.CheckOverfit([]));
    }
}
