using System.Globalization;
using Spectre.Console;

namespace LossGen;

/// <summary>Writes metrics: all numbers, and for classes the confusion matrix and each class by itself.</summary>
internal static class MetricsView
{
    /// <summary>A wider confusion matrix does not fit a terminal.</summary>
    private const int MaxConfusionClasses = 12;
    private const int MaxClassRows = 25;

    public static void Write(IMetrics metrics, IAnsiConsole console)
    {
        ReportView.Heading(console, "validation");
        console.Write(Numbers(metrics));
        Details(metrics, console);
        foreach (var head in (metrics as MultiTaskMetrics)?.Heads ?? [])
        {
            if (head.Metrics is IWithConfusion or IWithClasses)
                ReportView.Heading(console, head.Name);

            Details(head.Metrics, console);
        }
    }

    private static void Details(IMetrics metrics, IAnsiConsole console)
    {
        if (metrics is IWithConfusion { Confusion: { } confusion })
            Confusion(confusion, console);

        if (metrics is IWithClasses { Classes: { } classes })
            Classes(classes, console);
    }

    private static Table Numbers(IMetrics metrics)
    {
        var table = new Table().MinimalBorder().AddColumn("").AddColumn(new TableColumn("").RightAligned()).HideHeaders();
        table.AddRow("loss", MetricsText.Number(metrics.Loss));
        foreach (var value in metrics.Values)
            table.AddRow(Markup.Escape(value.Name), double.IsNaN(value.Value) ? "not defined" : MetricsText.Number(value.Value));

        return table;
    }

    private static void Confusion(ConfusionMatrix confusion, IAnsiConsole console)
    {
        var classes = confusion.Classes;
        if (classes.Count > MaxConfusionClasses)
            return;

        ReportView.Heading(console, "confusion (rows: what it is, columns: what it was taken for)");
        var table = new Table().MinimalBorder().AddColumn("");
        foreach (var name in classes)
            table.AddColumn(new TableColumn(Markup.Escape(name)).RightAligned());

        for (var actual = 0; actual < classes.Count; actual++)
        {
            var total = confusion.Actual(actual);
            var cells = new List<Markup> { new(Markup.Escape(classes[actual])) };
            for (var predicted = 0; predicted < classes.Count; predicted++)
                cells.Add(Cell(confusion[actual, predicted], total, actual == predicted));

            table.AddRow([.. cells]);
        }

        console.Write(table);
    }

    /// <summary>Green for right, from yellow to red for a growing share of wrong, grey for none.</summary>
    private static Markup Cell(long count, long total, bool isRight)
    {
        var text = count.ToString("#,0", CultureInfo.InvariantCulture);
        var colour = (count, isRight) switch
        {
            (0, _) => "grey",
            (_, true) => "bold green",
            _ => count * 10 > total ? "bold red" : "yellow",
        };
        return new Markup($"[{colour}]{text}[/]");
    }

    private static void Classes(IReadOnlyList<ClassMetrics> classes, IAnsiConsole console)
    {
        ReportView.Heading(console, classes.Count <= MaxClassRows ? "each class" : string.Create(CultureInfo.InvariantCulture, $"the {MaxClassRows} of {classes.Count} classes with the lowest F1"));
        var table = new Table().MinimalBorder().AddColumn("");
        foreach (var heading in (string[])["precision", "recall", "F1", "examples"])
            table.AddColumn(new TableColumn(heading).RightAligned());

        // The worst first: with many classes those are the ones to look at.
        var shown = classes.Count <= MaxClassRows ? classes : [.. classes.OrderBy(one => one.F1).Take(MaxClassRows)];
        foreach (var one in shown)
            table.AddRow(Markup.Escape(one.Name), MetricsText.Number(one.Precision), MetricsText.Number(one.Recall), MetricsText.Number(one.F1), one.Support.ToString("#,0", CultureInfo.InvariantCulture));

        console.Write(table);
    }
}
