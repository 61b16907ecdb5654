using Penguins;

namespace LossGen.Tests;

public sealed class DryRunTests
{
    private static readonly TrainingOptions Quick = new() { BatchSize = 16, EvaluationBatchSize = 8, GradientAccumulation = 2, Progress = ProgressDisplay.None };

    [Fact]
    public void One_step_and_one_batch_of_each_split_are_run_and_nothing_is_left()
    {
        var (train, reads) = (new CountedList<Penguin>(PenguinData.Draw(300, seed: 1)), new CountedList<Penguin>(PenguinData.Draw(100, seed: 2)));
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.ValidationSets["other"] = PenguinData.Draw(5, seed: 3);
        var before = TrainedWeights.Of(trainer.Model);
        var report = trainer.DryRun(train, reads);

        Assert.Equal(32, train.Read.Count);
        Assert.Equal(8, reads.Read.Count);
        Assert.Equal(["other", "validation"], report.Splits.Keys);
        Assert.Equal(8, report.Splits["validation"].Examples);
        Assert.True(report.Loss > 0 && report.GradientNorm > 0);
        Assert.Empty(report.Warnings);
        Assert.StartsWith("training: loss ", report.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, TrainedWeights.Of(trainer.Model));
    }

    [Fact]
    public void What_would_end_the_run_at_its_first_evaluation_shows_at_once()
    {
        var validation = PenguinData.Draw(20, seed: 2);
        validation[3] = validation[3] with { BodyMass = float.NaN };
        using var trainer = new PenguinNetTrainer(Quick);
        var before = TrainedWeights.Of(trainer.Model);
        Assert.Equal(3, Assert.Throws<DataException>(() => trainer.DryRun(PenguinData.Draw(40, seed: 1), validation)).Example);
        Assert.Equal(before, TrainedWeights.Of(trainer.Model));
    }
}
