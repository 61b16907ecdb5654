using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace LossGen;

/// <summary>One line that is written over itself, a few times a second.</summary>
internal sealed class ProgressBarView(IAnsiConsole console, string model, MonitoredMetric? monitor) : IProgressView
{
    private const int BarWidth = 24;
    private const string StartOfLine = "\r";
    private const string ClearLine = "\r\u001b[K";
    private static readonly long Interval = Stopwatch.Frequency / 8;

    private int _epochs;
    private int _examples;
    private long _startedAt;
    private long _nextAt;
    private TimeLeft _left = new();
    private IMetrics? _validation;
    private bool _isShown;

    public void Start(int epochs, int examples)
    {
        _epochs = epochs;
        _examples = examples;
        _startedAt = _nextAt = Stopwatch.GetTimestamp();
        _left = new TimeLeft();
    }

    public void Step(int epoch, double fraction, double loss)
    {
        // Asking the clock is cheap enough for every step; writing is not.
        var now = Stopwatch.GetTimestamp();
        _left.Step(Stopwatch.GetElapsedTime(_startedAt, now), (epoch - 1 + fraction) / _epochs);
        if (now < _nextAt)
            return;

        _nextAt = now + Interval;
        Show(epoch, fraction, loss, Stopwatch.GetElapsedTime(_startedAt, now));
    }

    public void Epoch(int epoch, double loss, IMetrics? validation, double examplesPerSecond) => _validation = validation;

    public void Say(string message)
    {
        Finish();
        console.MarkupLine($"{Markup.Escape(model)} {Markup.Escape(message)}");
    }

    public void Warn(string message)
    {
        // On lines of its own, which stay; the bar goes on below.
        Finish();
        console.MarkupLine($"[yellow]{Markup.Escape(model)} warning:[/] {Markup.Escape(message)}");
    }

    public void Finish()
    {
        if (_isShown)
            Write(ClearLine);

        _isShown = false;
    }

    private void Show(int epoch, double fraction, double loss, TimeSpan elapsed)
    {
        var done = (epoch - 1 + fraction) / _epochs;
        var filled = (int)Math.Round(done * BarWidth);
        var pace = _left.Pace(elapsed, done);
        var left = pace is null ? "" : $"{ProgressText.Time(TimeSpan.FromSeconds((1 - done) / pace.Value))} left, ";
        var rate = pace is null || _examples == 0 ? "" : $", {ProgressText.Rate(pace.Value * _epochs * _examples)}";

        // The time left comes early, so that a narrow terminal cuts off what is of less use.
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{model} epoch {epoch}/{_epochs} {new string('#', filled)}{new string('-', BarWidth - filled)} {left}{ProgressText.Losses(loss, _validation, monitor)}{rate}");

        // A line longer than the terminal would wrap, and could not be written over.
        var width = Math.Max(1, console.Profile.Width - 1);
        Write((_isShown ? ClearLine : StartOfLine) + (line.Length > width ? line[..width] : line));
        _isShown = true;
    }

    private void Write(string text)
    {
        var writer = console.Profile.Out.Writer;
        writer.Write(text);
        writer.Flush();
    }
}
