using System.Globalization;
using System.Net;
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

    private const string Style = """
        :root { color-scheme: light; --ink: #1b2430; --dim: #66717f; --line: #e3e7ec; --soft: #f6f8fa; }
        * { box-sizing: border-box; }
        body { font: 15px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; color: var(--ink); margin: 0; background: var(--soft); }
        main { max-width: 1180px; margin: 0 auto; padding: 32px 24px 56px; }
        h1 { font-size: 27px; margin: 0 0 2px; letter-spacing: -0.01em; }
        h2 { font-size: 16px; margin: 0 0 12px; }
        p.lead { color: var(--dim); margin: 0 0 22px; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin-bottom: 18px; }
        .tile, .card { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 14px 18px; }
        .tile b { display: block; white-space: nowrap; font-size: 22px; line-height: 1.25; font-variant-numeric: tabular-nums; }
        .tile span { color: var(--dim); font-size: 13px; }
        .grid2 { display: grid; grid-template-columns: repeat(auto-fit, minmax(460px, 1fr)); gap: 16px; margin-bottom: 16px; align-items: start; }
        .grid3 { display: grid; grid-template-columns: repeat(auto-fit, minmax(330px, 1fr)); gap: 16px; margin-bottom: 16px; align-items: start; }
        h2 .dim { display: block; font-size: 13px; font-weight: 400; }
        .warning { background: #fff7e6; border: 1px solid #f1cf8a; border-radius: 10px; padding: 10px 16px; margin-bottom: 12px; }
        svg { width: 100%; height: auto; display: block; }
        svg .title { font-size: 15px; font-weight: 600; fill: var(--ink); }
        svg .tick { font-size: 11.5px; fill: var(--dim); }
        svg .grid { stroke: var(--line); } svg .axis { stroke: #a9b2bd; } svg .mark { stroke: #9aa4b0; stroke-dasharray: 4 3; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 14px; }
        th { text-align: left; font-weight: 600; color: var(--dim); }
        td, th { padding: 4px 14px 4px 0; vertical-align: top; }
        td.number, th.number { text-align: right; }
        table.confusion td, table.confusion th { padding: 7px 12px; text-align: right; }
        table.confusion td { border: 2px solid #fff; border-radius: 4px; min-width: 58px; }
        .dim { color: var(--dim); } code { font-size: 13px; word-break: break-word; }
        """;

    public static string Write<TMetrics>(TrainingReport<TMetrics> report)
        where TMetrics : class, IMetrics
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{Escape(report.Task.Model)}</title><style>{Style}</style></head><body><main>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{Escape(report.Task.Model)}</h1><p class=\"lead\">{Escape(report.Task.Kind.ToString())}, {Escape(report.Task.Loss)}. {Escape(report.Task.Label)}.</p>\n");
        foreach (var warning in report.Warnings)
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"warning\">{Escape(warning)}</div>\n");

        Tiles(html, report);
        Curves(html, report);
        if (report.Metrics is { } metrics)
            HtmlMetrics.Write(html, metrics);

        html.Append("<div class=\"grid2\">");
        Table(html, "Run", Facts(report));
        Table(html, "Options", Options(report.Options));
        return html.Append("</div></main></body></html>\n").ToString();
    }

    internal static string Escape(string text) => WebUtility.HtmlEncode(text);

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
            yield return (property.Name, property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Name == "schedule" ? Schedule(property.Value) : property.Value.GetRawText());
    }

    private static string Schedule(JsonElement schedule) =>
        string.Join(", ", schedule.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.String || property.Name.StartsWith("warmup", StringComparison.Ordinal) || property.Name == "finalFactor").Select(property => property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : $"{property.Name} {property.Value.GetRawText()}"));

    private static void Table(StringBuilder html, string title, IEnumerable<(string Name, string Value)> rows)
    {
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"card\"><h2>{Escape(title)}</h2><table>");
        foreach (var (name, value) in rows)
            html.Append(CultureInfo.InvariantCulture, $"<tr><th>{Escape(name)}</th><td>{Escape(value)}</td></tr>");

        html.Append("</table></div>");
    }

    private static string Version(Type type) => type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
