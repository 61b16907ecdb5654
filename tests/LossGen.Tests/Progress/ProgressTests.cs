using System.Text.RegularExpressions;
using Penguins;
using Spectre.Console;

namespace LossGen.Tests;

public sealed class ProgressTests
{
    [Fact]
    public void Lines_are_few_and_tell_the_epoch_the_loss_and_the_metric()
    {
        var console = Console.Out;
        using var text = new StringWriter();
        try
        {
            Console.SetOut(text);
            Fit(ProgressDisplay.Lines, epochs: 200);
        }
        finally
        {
            Console.SetOut(console);
        }

        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(lines.Length, 20, 22);
        Assert.Matches("^PenguinNet epoch 1/200: loss [0-9.]+, validation loss [0-9.]+, accuracy [0-9.]+, [0-9,]+ examples/s, 0:0", lines[0]);
        Assert.StartsWith("PenguinNet epoch 200/200:", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_bar_stays_on_one_line_within_the_terminal_and_is_taken_away()
    {
        var console = AnsiConsole.Console;
        using var text = new StringWriter();
        try
        {
            AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Out = new AnsiConsoleOutput(text) });
            AnsiConsole.Profile.Width = 60;
            Fit(ProgressDisplay.Bar, epochs: 20);
        }
        finally
        {
            AnsiConsole.Console = console;
        }

        var written = text.ToString();
        Assert.DoesNotContain('\n', written);
        Assert.StartsWith("\rPenguinNet epoch 1/20 ", written, StringComparison.Ordinal);
        Assert.EndsWith("\r\u001b[K", written, StringComparison.Ordinal);
        Assert.All(written.Replace("\u001b[K", "", StringComparison.Ordinal).Split('\r'), line => Assert.True(line.Length < 60, line));
    }

    [Fact]
    public void The_time_left_is_shown_in_110_columns_and_leaves_the_slow_first_step_out()
    {
        var console = AnsiConsole.Console;
        using var text = new StringWriter();
        try
        {
            AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Out = new AnsiConsoleOutput(text) });
            AnsiConsole.Profile.Width = 110;
            var data = PenguinData.Draw(64, seed: 1);
            using var trainer = new PenguinNetTrainer(new TrainingOptions { Epochs = 25, BatchSize = 8, Progress = ProgressDisplay.Bar });
            trainer.Callbacks.Add(new SleepsAfter());
            trainer.Fit(data, data);
        }
        finally
        {
            AnsiConsole.Console = console;
        }

        // 200 steps of 10 ms, the first with 2 s on top: counted in, the first estimates would be of a minute and more.
        var lines = text.ToString().Replace("\u001b[K", "", StringComparison.Ordinal).Split('\r', StringSplitOptions.RemoveEmptyEntries);
        var left = lines.Select(line => Regex.Match(line, " ([0-9]+):([0-9]+) left, ")).Where(match => match.Success).Select(match => (60 * int.Parse(match.Groups[1].Value)) + int.Parse(match.Groups[2].Value)).ToArray();
        Assert.True(left.Length >= 4, string.Join('\n', lines));
        Assert.All(left, seconds => Assert.InRange(seconds, 0, 20));
        Assert.Contains(lines, line => line.Contains("validation loss", StringComparison.Ordinal) && line.Contains(" left, ", StringComparison.Ordinal));
        Assert.DoesNotContain(" left", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void None_writes_nothing()
    {
        var console = Console.Out;
        using var text = new StringWriter();
        try
        {
            Console.SetOut(text);
            Fit(ProgressDisplay.None, epochs: 3);
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Empty(text.ToString());
    }

    private sealed class SleepsAfter : ITrainingCallback
    {
        public void StepDone(long step, int epoch) => Thread.Sleep(step == 1 ? 2000 : 10);
    }

    private static void Fit(ProgressDisplay display, int epochs)
    {
        var data = PenguinData.Draw(30, seed: 1);
        using var trainer = new PenguinNetTrainer(new TrainingOptions { Epochs = epochs, Progress = display });
        trainer.Fit(data, data);
    }
}
