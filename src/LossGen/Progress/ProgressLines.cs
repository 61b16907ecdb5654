using System.Diagnostics;
using System.Globalization;

namespace LossGen;

/// <summary>Plain lines, for logs: the first epoch, the last, and about twenty over the whole run; more where epochs are long.</summary>
internal sealed class ProgressLines(TextWriter output, string model, MonitoredMetric? monitor) : IProgressView
{
    private const int LinesPerRun = 20;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);

    private int _epochs;
    private int _every = 1;
    private long _startedAt;
    private long _lastAt;

    public void Start(int epochs, int examples)
    {
        _epochs = epochs;
        _every = Math.Max(1, (epochs + LinesPerRun - 1) / LinesPerRun);
        _startedAt = _lastAt = Stopwatch.GetTimestamp();
    }

    public void Step(int epoch, double fraction, double loss)
    {
    }

    public void Epoch(int epoch, double loss, IMetrics? validation, double examplesPerSecond)
    {
        if (epoch != 1 && epoch != _epochs && epoch % _every != 0 && Stopwatch.GetElapsedTime(_lastAt) < LongestSilence)
            return;

        _lastAt = Stopwatch.GetTimestamp();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{model} epoch {epoch}/{_epochs}: {ProgressText.Losses(loss, validation, monitor)}, {ProgressText.Rate(examplesPerSecond)}, {ProgressText.Time(Stopwatch.GetElapsedTime(_startedAt))}"));
    }

    public void Say(string message) => output.WriteLine($"{model} {message}");

    public void Warn(string message) => output.WriteLine($"{model} warning: {message}");

    public void Finish()
    {
    }
}
