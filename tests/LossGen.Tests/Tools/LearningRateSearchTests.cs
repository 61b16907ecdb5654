using Penguins;

namespace LossGen.Tests;

public sealed class LearningRateSearchTests : IDisposable
{
    private static readonly TrainingOptions Quick = new() { BatchSize = 16, Optimizer = OptimizerKind.SGD, Progress = ProgressDisplay.None };

    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_rate_rises_by_the_same_factor_and_the_suggestion_learns()
    {
        var data = PenguinData.Draw(240, seed: 1);
        using var trainer = new PenguinNetTrainer(Quick);
        var search = trainer.FindLearningRate(data, least: 1e-5, greatest: 100, steps: 71);

        Assert.All(search.Points, (point, step) => Assert.Equal(1e-5 * Math.Pow(10, step / 10.0), point.LearningRate, 1e-9 * point.LearningRate));
        Assert.NotNull(search.Suggestion);
        Assert.InRange(search.Suggestion.Value, 1e-2, 5);
        Assert.Contains($"Suggested learning rate {search.Suggestion:0.0e+0}", search.ToString(), StringComparison.Ordinal);

        using var trained = new PenguinNetTrainer(Quick with { LearningRate = search.Suggestion.Value, Epochs = 5 });
        using var timid = new PenguinNetTrainer(Quick with { LearningRate = 1e-5, Epochs = 5 });
        Assert.True(trained.Fit(data).Last!.Loss < 0.5 * timid.Fit(data).Last!.Loss);
    }

    [Fact]
    public void The_search_ends_where_the_loss_leaves_all_bounds()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        var search = trainer.FindLearningRate(PenguinData.Draw(240, seed: 1), least: 0.1, greatest: 1e9, steps: 100);
        Assert.True(search.HasDiverged);
        Assert.InRange(search.Points.Count, 10, 99);
        Assert.All(search.Points, point => Assert.True(double.IsFinite(point.SmoothLoss)));
    }

    [Fact]
    public void The_trainer_is_as_it_was_and_trains_as_if_nothing_had_been_searched()
    {
        var data = PenguinData.Draw(48, seed: 1);
        var options = Quick with { ClassWeights = ClassWeights.Balanced, OutputDirectory = _folder, Save = Every.Epoch, Patience = 2, Schedule = new() { Kind = ScheduleKind.Cosine, WarmupRatio = 0.1 } };
        using var trainer = new PenguinNetTrainer(options);
        var told = new Tells();
        trainer.Callbacks.Add(told);
        var before = TrainedWeights.Of(trainer.Model);
        trainer.FindLearningRate(data);
        Assert.Equal(before, TrainedWeights.Of(trainer.Model));
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.False(told.HasStarted);

        using var other = new PenguinNetTrainer(options with { OutputDirectory = null, Save = Every.Never });
        trainer.Fit(data, data);
        other.Fit(data, data);
        Assert.Equal(TrainedWeights.Of(other.Model), TrainedWeights.Of(trainer.Model));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(45)]
    public void The_suggestion_is_where_the_loss_falls_most_steeply(int middle)
    {
        // Rates so low that the weights do not change: the loss is what the script says.
        var random = new Random(1);
        using var untrained = new ScriptedTrainer(Quick, 0);
        var sign = TrainedWeights.Of(untrained.Model).Sum() > 0 ? 1 : -1;
        using var trainer = new ScriptedTrainer(Quick, 0) { LossFactor = step => (float)(sign * (Math.Tanh((step - middle) / 6.0) + (random.NextDouble() / 20))) };
        var search = trainer.FindLearningRate(PenguinData.Draw(192, seed: 1), least: 1e-30, greatest: 1e-23, steps: 71);
        Assert.InRange(Math.Log10(search.Suggestion!.Value), -30 + ((middle - 3) / 10.0), -30 + ((middle + 3) / 10.0));
    }

    [Fact]
    public void Nothing_is_suggested_where_nothing_falls()
    {
        var random = new Random(1);
        using var flat = new ScriptedTrainer(Quick, 0) { LossFactor = static _ => 0 };
        Assert.Null(flat.FindLearningRate(PenguinData.Draw(192, seed: 1)).Suggestion);

        using var noisy = new ScriptedTrainer(Quick, 0) { LossFactor = _ => 1 + (random.NextSingle() / 10) };
        var search = noisy.FindLearningRate(PenguinData.Draw(192, seed: 1), least: 1e-30, greatest: 1e-23);
        Assert.Null(search.Suggestion);
        Assert.StartsWith("No learning rate can be suggested: the loss does not fall over 100 steps", search.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_plot_is_one_page_with_a_logarithmic_axis()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        var path = Path.Combine(_folder, "rates.html");
        trainer.FindLearningRate(PenguinData.Draw(96, seed: 1)).SaveHtml(path);
        var html = File.ReadAllText(path);
        foreach (var expected in (string[])["<svg", "Loss over learning rate", ">1e-4<", ">1e-2<", "class=\"mark\"", "Suggested learning rate"])
            Assert.Contains(expected, html, StringComparison.Ordinal);

        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_that_is_none_is_refused()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.FindLearningRate(PenguinData.Draw(9, seed: 1), least: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.FindLearningRate(PenguinData.Draw(9, seed: 1), least: 1, greatest: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.FindLearningRate(PenguinData.Draw(9, seed: 1), steps: 1));
        Assert.Throws<DataException>(() => trainer.FindLearningRate([]));
    }

    private sealed class Tells : ITrainingCallback
    {
        public bool HasStarted { get; private set; }

        public void RunStarted(RunStart run) => HasStarted = true;
    }
}
