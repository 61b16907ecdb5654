using System.Diagnostics.Metrics;
using System.Numerics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Penguins;
using Tensorboard;

namespace LossGen.Tests;

/// <summary>What a run tells the world, read back.</summary>
public sealed class WatchingTests : IDisposable
{
    private readonly string _folder = TestFolder.Create();

    private TrainingOptions Options => new() { Epochs = 3, BatchSize = 8, OutputDirectory = _folder, LogTensorBoard = true, ClipNorm = 1, Progress = ProgressDisplay.None };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Json_lines_tell_the_whole_run()
    {
        Train();
        var lines = File.ReadAllLines(Path.Combine(_folder, "log.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["start", "evaluation", "train", "evaluation", "train", "evaluation", "train", "end"], lines.Select(line => line.GetProperty("event").GetString()));
        Assert.Equal(15, lines[^2].GetProperty("step").GetInt64());
        Assert.True(lines[1].GetProperty("metrics").GetProperty("accuracy").GetDouble() > 0);
        Assert.Equal("Finished", lines[^1].GetProperty("reason").GetString());
    }

    [Fact]
    public void TensorBoard_events_hold_the_losses()
    {
        var report = Train();
        var file = Assert.Single(Directory.GetFiles(_folder, "events.out*", SearchOption.AllDirectories));
        var events = Events(file).ToArray();
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        var scalars = events.Where(one => one.Summary is not null).SelectMany(one => one.Summary.Value.Where(value => value.Tag == "train/loss").Select(value => (one.Step, value.SimpleValue))).ToArray();
        Assert.Equal(report.Training.Select(point => (point.Step, (float)point.Loss)), scalars);
    }

    [Fact]
    public void Meters_loggers_and_progress_get_the_same_numbers()
    {
        var (steps, seen, lines) = (0L, new List<TrainingPoint>(), new ListLogger());
        using var listener = new MeterListener { InstrumentPublished = (instrument, listening) => listening.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => steps += value);
        listener.Start();
        using var meter = new MeterCallback();
        var report = Train(meter, new LoggerCallback(lines), new ProgressCallback(new Direct(seen)));
        Assert.Equal(15, steps);
        Assert.Equal(report.Training, seen);
        Assert.Equal(1 + 3 + 3 + 1, lines.Lines.Count);
        Assert.Contains("Training PenguinNet on 40 examples", lines.Lines[0], StringComparison.Ordinal);
        Assert.Contains("the best so far", lines.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_callback_can_stop_the_run()
    {
        var report = Train(new StopsAt(4));
        Assert.Equal((StopReason.Requested, 4), (report.Reason, report.Steps));
    }

    [Fact]
    public void The_report_is_one_page_that_needs_no_other_file()
    {
        Train();
        var html = File.ReadAllText(Path.Combine(_folder, "report.html"));
        foreach (var expected in (string[])["<svg", "Loss", "Validation metrics", "Gradient norm", "Confusion", "Adelie", "balanced accuracy", "epochs", "TorchSharp 0.107"])
            Assert.Contains(expected, html, StringComparison.Ordinal);

        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    private TrainingReport<ClassificationMetrics> Train(params ITrainingCallback[] callbacks)
    {
        using var trainer = new PenguinNetTrainer(Options);
        foreach (var callback in callbacks)
            trainer.Callbacks.Add(callback);

        return trainer.Fit(PenguinData.Draw(40, seed: 1), PenguinData.Draw(20, seed: 2));
    }

    /// <summary>Each event is its length in 8 bytes, 4 bytes of checksum, itself, and 4 more: a record of TensorFlow, whose checksums other readers insist on.</summary>
    private static IEnumerable<Event> Events(string file)
    {
        var bytes = File.ReadAllBytes(file);
        for (var place = 0; place < bytes.Length;)
        {
            var length = (int)BitConverter.ToUInt64(bytes, place);
            Assert.Equal(MaskedChecksum(bytes.AsSpan(place, 8)), BitConverter.ToUInt32(bytes, place + 8));
            Assert.Equal(MaskedChecksum(bytes.AsSpan(place + 12, length)), BitConverter.ToUInt32(bytes, place + 12 + length));
            yield return Event.Parser.ParseFrom(bytes, place + 12, length);
            place += 12 + length + 4;
        }
    }

    /// <summary>CRC-32C, rotated and moved on as the record format says, so that a checksum of data that holds checksums is none of them.</summary>
    private static uint MaskedChecksum(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        foreach (var value in bytes)
            checksum = BitOperations.Crc32C(checksum, value);

        return unchecked(BitOperations.RotateRight(~checksum, 15) + 0xA282EAD8);
    }

    private sealed class StopsAt(long step) : ITrainingCallback
    {
        private RunStart? _run;

        public void RunStarted(RunStart run) => _run = run;

        public void StepDone(long done, int epoch)
        {
            if (done == step)
                _run!.Stop();
        }
    }

    private sealed class Direct(List<TrainingPoint> points) : IProgress<TrainingPoint>
    {
        public void Report(TrainingPoint value) => points.Add(value);
    }

    private sealed class ListLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
