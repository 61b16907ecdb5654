using System.Globalization;

namespace LossGen;

/// <summary>The pieces that lines and bars have in common.</summary>
internal static class ProgressText
{
    /// <summary>The losses and the metric that is monitored.</summary>
    public static string Losses(double loss, IMetrics? validation, MonitoredMetric? monitor)
    {
        var text = $"loss {MetricsText.Number(loss)}";
        if (validation is null)
            return text;

        text += $", validation loss {MetricsText.Number(validation.Loss)}";
        // Of several labels together the loss decides; the first metric is shown beside it.
        var monitored = MetricChoice.Of(validation, monitor);
        if (monitored.Name == MetricChoice.Loss && monitor is null && validation.Values is [var first, ..])
            monitored = first;

        return monitored.Name == MetricChoice.Loss ? text : $"{text}, {monitored.Name} {MetricsText.Number(monitored.Value)}";
    }

    public static string Rate(double examplesPerSecond) =>
        examplesPerSecond.ToString("#,0", CultureInfo.InvariantCulture) + " examples/s";

    /// <summary>A time that has passed: seconds with one decimal below a minute, as <see cref="Time"/> above.</summary>
    public static string Duration(TimeSpan time) =>
        time.TotalMinutes >= 1 ? Time(time) : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    /// <summary>Hours only where there are any: 0:07, 12:30, 1:02:03.</summary>
    public static string Time(TimeSpan time) =>
        time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
}
