using System.Diagnostics;
using Penguins;

namespace LossGen.Tests;

/// <summary>The output folder belongs to one run at a time; and when it, or the disk, is not what it was, the run says so in its own words and loses nothing that was saved.</summary>
public sealed class FolderTests : IDisposable
{
    private static readonly Penguin[] Data = PenguinData.Draw(44, seed: 1);

    private readonly string _folder = TestFolder.Create();

    private TrainingOptions Options => new() { Epochs = 2, BatchSize = 8, OutputDirectory = _folder, Save = Every.Steps(2), Resume = true, Progress = ProgressDisplay.None };

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_second_run_in_this_process_is_refused_by_name_and_touches_nothing()
    {
        using var trainer = new PenguinNetTrainer(Options);
        using var second = new PenguinNetTrainer(Options);
        var (message, before, after) = ("", "", "");
        trainer.Callbacks.Add(new OnStep(5, () =>
        {
            File.WriteAllBytes(Path.Combine(_folder, $"half.{Guid.NewGuid():N}.tmp"), [1]);
            before = Listing();
            message = Assert.Throws<TrainingOptionsException>(() => second.Fit(Data)).Message;
            after = Listing();
        }));
        trainer.Fit(Data);
        Assert.StartsWith($"TrainingOptions.OutputDirectory is \"{_folder}\": expected a folder that no other run writes to; process {Environment.ProcessId} on {Environment.MachineName}, since ", message, StringComparison.Ordinal);
        Assert.EndsWith(" UTC does. Choose another folder, or wait until that run is over.", message, StringComparison.Ordinal);
        Assert.Equal(before, after);

        // It is free again; also after a run that failed.
        Assert.Throws<CheckpointException>(() => second.Fit(Data[1..]));
        using var third = new PenguinNetTrainer(Options with { Epochs = 3 });
        third.Fit(Data);
    }

    [UnixFact]
    public void Another_process_is_refused_with_the_process_that_has_the_folder()
    {
        using var child = ChildRun.Start(_folder, "fresh");
        try
        {
            // It has begun, and is held there.
            Assert.Equal("started 0", child.StandardOutput.ReadLine());
            using (var stop = Process.Start("kill", ["-STOP", $"{child.Id}"]))
                stop.WaitForExit();

            using var trainer = new PenguinNetTrainer(Options);
            Assert.Contains($"no other run writes to; process {child.Id} on ", Assert.Throws<TrainingOptionsException>(() => trainer.Fit(Data)).Message, StringComparison.Ordinal);
        }
        finally
        {
            child.Kill();
            child.WaitForExit();
        }

        // The dead hold nothing.
        Directory.Delete(_folder, recursive: true);
        using var next = new PenguinNetTrainer(Options);
        next.Fit(Data);
    }

    [UnixFact]
    public void A_log_that_cannot_be_written_any_more_is_told_of_and_the_run_goes_on()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "log.jsonl"), "/dev/full");
        using var trainer = new PenguinNetTrainer(Options with { LogTensorBoard = true });
        var report = trainer.Fit(Data);
        Assert.Equal(12, report.Steps);
        Assert.StartsWith($"{Path.Combine(_folder, "log.jsonl")} cannot be written: ", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "model.safetensors")));
    }

    [UnixFact]
    public void Links_that_lead_nowhere_are_told_of()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "log.jsonl"), Path.Combine(_folder, "gone", "log.jsonl"));
        using (var trainer = new PenguinNetTrainer(Options))
            Assert.Contains("TrainingOptions.LogJsonLines is true: expected", Assert.Throws<TrainingOptionsException>(() => trainer.Fit(Data)).Message, StringComparison.Ordinal);

        File.Delete(Path.Combine(_folder, "log.jsonl"));
        File.CreateSymbolicLink(Path.Combine(_folder, "out"), Path.Combine(_folder, "gone", "out"));
        using (var trainer = new PenguinNetTrainer(Options with { OutputDirectory = Path.Combine(_folder, "out") }))
            Assert.Contains("expected a folder that can be written to.", Assert.Throws<TrainingOptionsException>(() => trainer.Fit(Data)).Message, StringComparison.Ordinal);

        // A checkpoint that is one: the one before it is used.
        using (var first = new PenguinNetTrainer(Options with { Epochs = 1 }))
            first.Fit(Data);

        File.CreateSymbolicLink(Path.Combine(_folder, "checkpoint-0000000009.safetensors"), Path.Combine(_folder, "gone.safetensors"));
        using var resumed = new PenguinNetTrainer(Options);
        var report = resumed.Fit(Data);
        Assert.Contains("checkpoint-0000000009.safetensors cannot be read: ", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Equal([2], report.History.Select(record => record.Epoch));
    }

    [UnixFact]
    public void A_folder_that_vanishes_ends_the_run_at_its_next_checkpoint_with_what_happened()
    {
        using var trainer = new PenguinNetTrainer(Options);
        trainer.Callbacks.Add(new OnStep(5, () => Directory.Delete(_folder, recursive: true)));
        var message = Assert.Throws<CheckpointException>(() => trainer.Fit(Data)).Message;
        Assert.StartsWith($"The checkpoint {Path.Combine(_folder, "checkpoint-0000000006.safetensors")} cannot be written: ", message, StringComparison.Ordinal);
        Assert.EndsWith("There is no checkpoint before it.", message, StringComparison.Ordinal);
        trainer.Predict(Data);

        // Where nothing but the outcome is written, the run gets to its end.
        using var other = new PenguinNetTrainer(Options with { Save = Every.Never, Resume = false });
        other.Callbacks.Add(new OnStep(5, () => Directory.Delete(_folder, recursive: true)));
        Assert.StartsWith($"Training is done, but its outcome cannot be written to {_folder}: ", Assert.Throws<CheckpointException>(() => other.Fit(Data)).Message, StringComparison.Ordinal);
    }

    private string Listing() => string.Join("\n", Directory.GetFiles(_folder).Order(StringComparer.Ordinal).Select(path => $"{path} {File.GetLastWriteTimeUtc(path):O}"));

    private sealed class OnStep(long step, Action action) : ITrainingCallback
    {
        public void StepDone(long done, int epoch)
        {
            if (done == step)
                action();
        }
    }
}
