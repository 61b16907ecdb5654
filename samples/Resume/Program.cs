using Resume;

// The file says how to train; the command line may say otherwise: dotnet run -- --epochs 100 --schedule:kind Linear
var options = TrainingOptions.Load(Path.Combine(AppContext.BaseDirectory, "training.json"), args);
Console.WriteLine($"Options: {options}");

// Ctrl+C ends training after the step at hand, with a checkpoint. The next start goes on from there.
using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancellation.Cancel();
};

using var trainer = new SpiralNetTrainer(options);
var report = trainer.Fit(Spiral.Draw(3000, seed: 1), Spiral.Draw(900, seed: 2), cancellation.Token);
report.Print();

Console.WriteLine(report.Cancelled
    ? $"Cancelled after {report.Steps} steps. Start again to go on from {report.Checkpoint}."
    : $"The report is {Path.GetFullPath(Path.Combine(options.OutputDirectory!, "report.html"))}.");
