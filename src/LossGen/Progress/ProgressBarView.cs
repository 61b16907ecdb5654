using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace LossGen;

/// <summary>One line that is written over itself, a few times a second.</summary>
internal sealed class ProgressBarView(IAnsiConsole console, string model) : IProgressView
{
    private const int BarWidth = 24;
    private const string StartOfLine = "\r";
    private const string ClearLine = "\r\u001b[K";
    private static readonly long Interval = Stopwatch.Frequency / 8;

    private int _epochs;
    private int _examples;
    private long _startedAt;
    private long _nextAt;
    private IMetrics? _validation;
    private bool _isShown;

    public void Start(int epochs, int examples)
    {
        _epochs = epochs;
        _examples = examples;
        _startedAt = _nextAt = Stopwatch.GetTimestamp();
    }

    public void Step(int epoch, double fraction, double loss)
    {
        // Asking the clock is cheap enough for every step; writing is not.
        var now = Stopwatch.GetTimestamp();
        if (now < _nextAt)
            return;

        _nextAt = now + Interval;
        Show(epoch, fraction, loss, Stopwatch.GetElapsedTime(_startedAt, now));
    }

    public void Epoch(int epoch, double loss, IMetrics? validation, double examplesPerSecond) => _validation = validation;

    public void Finish()
    {
        if (_isShown)
            Write(ClearLine);

        _isShown = false;
    }

    private void Show(int epoch, double fraction, double loss, TimeSpan elapsed)
    {
        var epochsDone = epoch - 1 + fraction;
        var done = epochsDone / _epochs;
        var filled = (int)Math.Round(done * BarWidth);
        var left = elapsed * ((1 - done) / Math.Max(done, 1e-9));
        var rate = epochsDone * _examples / Math.Max(elapsed.TotalSeconds, 1e-9);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{model} epoch {epoch}/{_epochs} {new string('#', filled)}{new string('-', BarWidth - filled)} {ProgressText.Losses(loss, _validation)}, {ProgressText.Rate(rate)}, {ProgressText.Time(left)} left");

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
