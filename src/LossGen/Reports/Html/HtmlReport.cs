using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using TorchSharp;

namespace LossGen;

/// <summary>A report as one HTML file that needs no other.</summary>
internal static class HtmlReport
{
    private const string Blue = "#2563eb";
    private const string Orange = "#ea7317";
    private const int MetricsInChart = 3;
    private static readonly string[] Colours = ["#0f9d76", "#8b5cf6", "#d6336c"];

    public static string Write<TMetrics>(TrainingReport<TMetrics> report)
        where TMetrics : class, IMetrics
    {
        var task = report.Task;
        return HtmlPage.Write(task.Model, $"{task.Kind}, {task.Loss}. {task.Label}.", html => Body(html, report));
    }

    internal static string Escape(string text) => HtmlPage.Escape(text);

    private static void Body<TMetrics>(StringBuilder html, TrainingReport<TMetrics> report)
        where TMetrics : class, IMetrics
    {
        foreach (var warning in report.Warnings)
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"warning\">{Escape(warning)}</div>\n");

        Tiles(html, report);
        Curves(html, report);
        if (report.Metrics is { } metrics)
            HtmlMetrics.Write(html, metrics);

        html.Append("<div class=\"grid2\">");
        Table(html, "Run", Facts(report));
        Table(html, "Options", Options(report.Options));
        html.Append("</div>");
    }

    private static void Tiles<TMetrics>(StringBuilder html, TrainingReport<TMetrics> report)
        where TMetrics : class, IMetrics
    {
        html.Append("<div class=\"tiles\">");
        if (report.Metrics is { } metrics)
        {
            foreach (var value in metrics.Values.Take(MetricsInChart))
                Tile(MetricsText.Number(value.Value), value.Name);

            Tile(MetricsText.Number(metrics.Loss), "validation loss");
        }

        if (report.Training is [.., var last])
            Tile(MetricsText.Number(last.Loss), "training loss");

        Tile(report.Steps.ToString("#,0", CultureInfo.InvariantCulture), $"steps{report.Ending}");
        Tile(ProgressText.Duration(report.Duration), report.Last is { } epoch ? ProgressText.Rate(epoch.ExamplesPerSecond) : "in all");
        html.Append("</div>\n");

        void Tile(string value, string name) => html.Append(CultureInfo.InvariantCulture, $"<div class=\"tile\"><b>{Escape(value)}</b><span>{Escape(name)}</span></div>");
    }

    private static void Curves<TMetrics>(StringBuilder html, TrainingReport<TMetrics> report)
        where TMetrics : class, IMetrics
    {
        if (report.Training.Count == 0)
            return;

        var best = report.Evaluations.LastOrDefault(point => point.IsBest);
        var mark = best is null ? ((double, string)?)null : (best.Epoch, "best");
        ChartSeries[] losses = [new("training", Blue, [.. report.Training.Select(point => (point.Epoch, point.Loss))]), .. Validation()];
        html.Append("<div class=\"grid2\">");
        Card(new Chart("Loss", "epoch").Lines(losses, mark));
        if (report.Evaluations is [var first, ..])
        {
            var names = first.Metrics.Where(metric => metric.HigherIsBetter == first.Metrics[0].HigherIsBetter).Take(MetricsInChart).Select(metric => metric.Name).ToArray();
            var series = names.Select((name, index) => new ChartSeries(name, Colours[index], [.. report.Evaluations.Select(point => (point.Epoch, point.Metrics.First(metric => metric.Name == name).Value))])).ToArray();
            if (series.Length > 0)
                Card(new Chart(series.Length == 1 ? names[0] : "Validation metrics", "epoch").Lines(series, mark));
        }

        var rates = report.Training.Select(point => point.LearningRate).ToArray();
        if (rates.Distinct().Skip(1).Any())
            Card(new Chart("Learning rate", "epoch").Lines([new("learning rate", Blue, [.. report.Training.Select(point => (point.Epoch, point.LearningRate))])]));
        if (report.Training.Any(point => point.GradientNorm is not null))
            Card(new Chart("Gradient norm, before clipping", "epoch").Lines([new("gradient norm", Orange, [.. report.Training.Select(point => (point.Epoch, point.GradientNorm ?? double.NaN))])]));

        html.Append("</div>\n");

        IEnumerable<ChartSeries> Validation() => report.Evaluations.Count == 0 ? [] : [new("validation", Orange, [.. report.Evaluations.Select(point => (point.Epoch, point.Loss))])];

        void Card(string content) => html.Append(CultureInfo.InvariantCulture, $"<div class=\"card\">{content}</div>");
    }

    private static IEnumerable<(string Name, string Value)> Facts<TMetrics>(TrainingReport<TMetrics> report)
        where TMetrics : class, IMetrics
    {
        var (task, size) = (report.Task, report.Size);
        yield return ("ended", report.Reason.ToString());
        yield return ("output", task.Output);
        yield return ("features", task.Features.Count <= 12 ? string.Join(", ", task.Features) : string.Create(CultureInfo.InvariantCulture, $"{task.Features.Count}"));
        yield return ("examples", string.Create(CultureInfo.InvariantCulture, $"{size.TrainExamples:#,0} to train on, {size.ValidationExamples:#,0} to validate with"));
        yield return ("parameters", string.Create(CultureInfo.InvariantCulture, $"{size.Parameters:#,0}"));
        if (report.Evaluations.LastOrDefault(point => point.IsBest) is { } best)
            yield return ("best", string.Create(CultureInfo.InvariantCulture, $"epoch {best.Epoch:0.##}, step {best.Step:#,0}{(report.Options.KeepBest ? ", restored" : "")}"));
        foreach (var weights in report.Weights)
            yield return (weights.Title, string.Join(", ", weights.Weights.Select(MetricsText.Number)));
        if (report.SkippedBatches + report.SkippedSteps > 0)
            yield return ("not finite", string.Create(CultureInfo.InvariantCulture, $"{report.SkippedBatches} batches, {report.SkippedSteps} steps"));
        if (report.Checkpoint is { } checkpoint)
            yield return ("checkpoint", Path.GetFileName(checkpoint));

        yield return ("machine", string.Create(CultureInfo.InvariantCulture, $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors"));
        yield return ("software", $"{RuntimeInformation.FrameworkDescription}, LossGen {Version(typeof(HtmlReport))}, TorchSharp {Version(typeof(torch))}");
        yield return ("threads", torch.get_num_threads().ToString(CultureInfo.InvariantCulture));
        yield return ("written", DateTimeOffset.Now.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(string Name, string Value)> Options(TrainingOptions options)
    {
        using var json = JsonDocument.Parse(options.ToJson());
        foreach (var property in json.RootElement.EnumerateObject())
            yield return (property.Name, property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Name == "schedule" ? options.Schedule.ToString() : property.Value.GetRawText());
    }

    private static void Table(StringBuilder html, string title, IEnumerable<(string Name, string Value)> rows)
    {
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"card\"><h2>{Escape(title)}</h2><table>");
        foreach (var (name, value) in rows)
            html.Append(CultureInfo.InvariantCulture, $"<tr><th>{Escape(name)}</th><td>{Escape(value)}</td></tr>");

        html.Append("</table></div>");
    }

    private static string Version(Type type) => type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
