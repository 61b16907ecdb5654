using Spectre.Console;

namespace LossGen;

/// <summary>Chooses how progress is shown.</summary>
internal static class ProgressView
{
    public static IProgressView Create(TrainingOptions options, TaskDescription task) => options.Progress switch
    {
        ProgressDisplay.None => new NoProgress(),
        ProgressDisplay.Bar => new ProgressBarView(AnsiConsole.Console, task.Model, options.Monitor),
        ProgressDisplay.Lines => new ProgressLines(Console.Out, task.Model, options.Monitor),
        _ => IsInteractive() ? new ProgressBarView(AnsiConsole.Console, task.Model, options.Monitor) : new ProgressLines(Console.Out, task.Model, options.Monitor),
    };

    private static bool IsInteractive() => !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi;
}
