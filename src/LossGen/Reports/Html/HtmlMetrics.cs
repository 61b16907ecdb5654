using System.Globalization;
using System.Text;

namespace LossGen;

/// <summary>Metrics in a page: all numbers, the confusion matrix or the predictions against the targets, each class by itself.</summary>
internal static class HtmlMetrics
{
    /// <summary>A larger matrix cannot be read.</summary>
    private const int MaxConfusionClasses = 30;

    public static void Write(StringBuilder html, IMetrics metrics)
    {
        if (metrics is IPredictionSample { Sample.Count: > 0 } sampled)
        {
            html.Append("<div class=\"grid2\">");
            Dots(html, "Predictions (up) against targets (across)", "target", sampled.Sample.Select(pair => ((double)pair.Target, (double)pair.Prediction)), isDiagonal: true);
            Dots(html, "Residuals (target less prediction, up) over predictions", "prediction", sampled.Sample.Select(pair => ((double)pair.Prediction, (double)pair.Target - pair.Prediction)), isDiagonal: false);
            html.Append("</div>\n");
        }

        html.Append("<div class=\"grid3\">");
        Tables(html, metrics, "");
        foreach (var head in (metrics as MultiTaskMetrics)?.Heads ?? [])
            Tables(html, head.Metrics, head.Name);


        Numbers(html, metrics);
        html.Append("</div>\n");
    }

    private static void Dots(StringBuilder html, string title, string xTitle, IEnumerable<(double X, double Y)> points, bool isDiagonal) =>
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"card\">{new Chart(title, xTitle).Dots(new("predictions", "#2563eb", [.. points]), isDiagonal)}</div>");

    private static void Tables(StringBuilder html, IMetrics metrics, string head)
    {
        var of = head.Length == 0 ? "" : $" of {HtmlReport.Escape(head)}";
        if (metrics is IWithConfusion { Confusion: { } confusion })
            Confusion(html, confusion, of);

        if (metrics is IWithClasses { Classes: { } classes })
            Classes(html, classes, of);
    }

    private static void Numbers(StringBuilder html, IMetrics metrics)
    {
        html.Append("<div class=\"card\"><h2>Validation</h2><table>");
        Row("loss", metrics.Loss);
        foreach (var value in metrics.Values)
            Row(value.Name, value.Value);

        html.Append("</table></div>");

        void Row(string name, double value) =>
            html.Append(CultureInfo.InvariantCulture, $"<tr><th>{HtmlReport.Escape(name)}</th><td class=\"number\">{(double.IsNaN(value) ? "not defined" : MetricsText.Number(value))}</td></tr>");
    }

    private static void Confusion(StringBuilder html, ConfusionMatrix confusion, string of)
    {
        var classes = confusion.Classes;
        if (classes.Count > MaxConfusionClasses)
            return;

        html.Append(CultureInfo.InvariantCulture, $"<div class=\"card\"><h2>Confusion{of} <span class=\"dim\">rows: what it is, columns: what it was taken for</span></h2><table class=\"confusion\"><tr><th></th>");
        foreach (var name in classes)
            html.Append(CultureInfo.InvariantCulture, $"<th>{HtmlReport.Escape(name)}</th>");

        html.Append("</tr>");
        for (var actual = 0; actual < classes.Count; actual++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th>{HtmlReport.Escape(classes[actual])}</th>");
            for (var predicted = 0; predicted < classes.Count; predicted++)
                Cell(html, confusion[actual, predicted], confusion.Actual(actual), actual == predicted);

            html.Append("</tr>");
        }

        html.Append("</table></div>");
    }

    /// <summary>Blue for right, red for wrong, the deeper the greater the share of the row.</summary>
    private static void Cell(StringBuilder html, long count, long total, bool isRight)
    {
        var share = total == 0 ? 0 : (double)count / total;
        var depth = count == 0 ? 0.04 : 0.12 + (0.78 * share);
        var colour = isRight || count == 0 ? "37,99,235" : "220,38,38";
        html.Append(CultureInfo.InvariantCulture, $"<td style=\"background:rgba({colour},{depth:0.##});color:{(depth > 0.55 ? "#fff" : count == 0 ? "#9aa4b0" : "inherit")}\">{count:#,0}</td>");
    }

    private static void Classes(StringBuilder html, IReadOnlyList<ClassMetrics> classes, string of)
    {
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"card\"><h2>Each class{of}</h2><table><tr><th></th><th class=\"number\">precision</th><th class=\"number\">recall</th><th class=\"number\">F1</th><th class=\"number\">examples</th></tr>");
        foreach (var one in classes)
            html.Append(CultureInfo.InvariantCulture, $"<tr><th>{HtmlReport.Escape(one.Name)}</th><td class=\"number\">{MetricsText.Number(one.Precision)}</td><td class=\"number\">{MetricsText.Number(one.Recall)}</td><td class=\"number\">{MetricsText.Number(one.F1)}</td><td class=\"number\">{one.Support:#,0}</td></tr>");

        html.Append("</table></div>");
    }
}
