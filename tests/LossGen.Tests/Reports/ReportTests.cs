using Penguins;
using Spectre.Console;

namespace LossGen.Tests;

public sealed class ReportTests
{
    [Fact]
    public void A_report_tells_what_was_trained_on_what_and_how_it_went()
    {
        var data = PenguinData.Draw(60, seed: 1);
        using var trainer = new PenguinNetTrainer(new TrainingOptions { Epochs = 40, LearningRate = 0.01, ClassWeights = ClassWeights.Of(1, 2, 3), Progress = ProgressDisplay.None });
        var report = trainer.Fit(data, data);
        using var text = new StringWriter();

        report.WriteTo(AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) }));

        var lines = text.ToString();
        Assert.Contains("sparse categorical cross-entropy", lines, StringComparison.Ordinal);
        Assert.Contains("60 to train on, 60 to validate with", lines, StringComparison.Ordinal);
        Assert.Contains("class weights", lines, StringComparison.Ordinal);
        Assert.Contains("balanced accuracy", lines, StringComparison.Ordinal);
        Assert.Contains("confusion (rows: what it is", lines, StringComparison.Ordinal);
        Assert.True(lines.Count(character => character == '\n') < 70, "forty epochs are sampled");
        Assert.Matches("^PenguinNet: 40 epochs in [0-9.]+ s, loss 0.0", report.ToString());
    }

    [Fact]
    public void The_best_epoch_is_the_first_with_the_best_primary_metric()
    {
        var data = PenguinData.Draw(60, seed: 1);
        using var trainer = new PenguinNetTrainer(new TrainingOptions { Epochs = 20, LearningRate = 0.01, Progress = ProgressDisplay.None });
        var report = trainer.Fit(data, data);
        var best = report.History.Max(record => record.Validation!.Accuracy);
        Assert.Equal(report.History.First(record => record.Validation!.Accuracy == best), report.Best);
    }
}
