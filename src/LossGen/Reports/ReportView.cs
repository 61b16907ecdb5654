using System.Globalization;
using Spectre.Console;

namespace LossGen;

/// <summary>Writes a report: what was trained on what, how it went, how good the model is.</summary>
internal static class ReportView
{
    /// <summary>Rows of the table of epochs; longer runs are sampled.</summary>
    private const int EpochRows = 12;
    private const int SparkWidth = 48;

    public static void Write<TMetrics>(TrainingReport<TMetrics> report, IAnsiConsole console)
        where TMetrics : class, IMetrics
    {
        console.Write(new Rule($"[bold]{Markup.Escape(report.Task.Model)}[/]") { Justification = Justify.Left });
        console.Write(Facts(report));
        foreach (var warning in report.Warnings)
            console.MarkupLine($"[yellow]warning[/] {Markup.Escape(warning)}");

        if (report.Preparation.Count > 0)
        {
            Heading(console, "preparation (learned from the training examples)");
            console.Write(Preparation(report.Preparation));
        }

        foreach (var weights in report.Weights)
        {
            Heading(console, weights.Title);
            console.Write(Weights(weights));
        }

        if (report.History.Count == 0)
        {
            console.MarkupLine("[yellow]Cancelled before the end of the first epoch.[/]");
            return;
        }

        Heading(console, string.Create(CultureInfo.InvariantCulture, $"epochs (best: {report.Best!.Epoch})"));
        console.Write(Epochs(report));
        if (report.Metrics is { } metrics)
            MetricsView.Write(metrics, console);
    }

    /// <summary>Above a table rather than within it, where it would wrap at the table's width.</summary>
    public static void Heading(IAnsiConsole console, string text)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Markup.Escape(text)}[/]");
    }

    private static Grid Facts<TMetrics>(TrainingReport<TMetrics> report)
        where TMetrics : class, IMetrics
    {
        var (task, options, size) = (report.Task, report.Options, report.Size);
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        Row(grid, "loss", task.Loss);
        Row(grid, "label", task.Label);
        Row(grid, "output", task.Output);
        Row(grid, "examples", string.Create(CultureInfo.InvariantCulture, $"{size.TrainExamples:#,0} to train on, {(size.ValidationExamples == 0 ? "none" : $"{size.ValidationExamples:#,0}")} to validate with"));
        Row(grid, "model", string.Create(CultureInfo.InvariantCulture, $"{size.Parameters:#,0} parameters on {options.Device}"));
        Row(grid, "optimizer", string.Create(CultureInfo.InvariantCulture, $"{options.Optimizer}, learning rate {options.LearningRate}, batches of {options.BatchSize}, seed {options.Seed}"));
        Row(grid, "time", $"{ProgressText.Duration(report.Duration)}{(report.Last is { } last ? $", {ProgressText.Rate(last.ExamplesPerSecond)}" : "")}{report.Ending}");
        if (report.History.Count > 1)
            Row(grid, "loss curve", $"{Sparkline.Draw([.. report.History.Select(record => record.Loss)], SparkWidth)}  {MetricsText.Number(report.History[0].Loss)} to {MetricsText.Number(report.History[^1].Loss)}");

        return grid;
    }

    private static void Row(Grid grid, string name, string value) => grid.AddRow($"[grey]{Markup.Escape(name)}[/]", Markup.Escape(value));

    private static Table Weights(WeightSummary weights)
    {
        var table = new Table().MinimalBorder().AddColumn("").AddColumn(new TableColumn("weight").RightAligned());
        var areCounted = weights.Counts.Count == weights.Names.Count;
        if (areCounted)
            table.AddColumn(new TableColumn("examples").RightAligned());

        for (var index = 0; index < weights.Names.Count; index++)
        {
            var weight = MetricsText.Number(weights.Weights[Math.Min(index, weights.Weights.Count - 1)]);
            if (areCounted)
                table.AddRow(Markup.Escape(weights.Names[index]), weight, weights.Counts[index].ToString("#,0", CultureInfo.InvariantCulture));
            else
                table.AddRow(Markup.Escape(weights.Names[index]), weight);
        }

        return table;
    }

    private static Table Preparation(IReadOnlyList<PreparedSummary> prepared)
    {
        var table = new Table().MinimalBorder().AddColumn("").AddColumn("how").AddColumn("learned");
        foreach (var summary in prepared)
            table.AddRow(Markup.Escape(summary.Member), Markup.Escape(summary.Preparation), Markup.Escape(summary.Fitted));

        return table;
    }

    private static Table Epochs<TMetrics>(TrainingReport<TMetrics> report)
        where TMetrics : class, IMetrics
    {
        var names = report.Metrics?.Values.Take(3).Select(value => value.Name).ToArray() ?? [];
        var table = new Table().MinimalBorder().AddColumn(new TableColumn("epoch").RightAligned()).AddColumn(new TableColumn("loss").RightAligned());
        if (report.Metrics is not null)
            table.AddColumn(new TableColumn("validation loss").RightAligned());
        foreach (var name in names)
            table.AddColumn(new TableColumn(Markup.Escape(name)).RightAligned());

        foreach (var record in Sampled(report))
        {
            var cells = new List<string> { record.Epoch.ToString(CultureInfo.InvariantCulture), MetricsText.Number(record.Loss) };
            if (record.Validation is { } validation)
            {
                cells.Add(MetricsText.Number(validation.Loss));
                cells.AddRange(validation.Values.Take(names.Length).Select(value => MetricsText.Number(value.Value)));
            }

            var isBest = record == report.Best;
            table.AddRow([.. cells.Select(cell => new Markup(isBest ? $"[bold green]{Markup.Escape(cell)}[/]" : Markup.Escape(cell)))]);
        }

        return table;
    }

    /// <summary>The first, the last and the best epoch, and others evenly between.</summary>
    private static IEnumerable<EpochRecord<TMetrics>> Sampled<TMetrics>(TrainingReport<TMetrics> report)
        where TMetrics : class, IMetrics
    {
        var history = report.History;
        var places = new SortedSet<int>();
        for (var row = 0; row < EpochRows; row++)
            places.Add((int)Math.Round(row * (history.Count - 1) / (EpochRows - 1.0)));

        for (var place = 0; place < history.Count; place++)
        {
            if (history[place] == report.Best)
                places.Add(place);
        }

        return places.Select(place => history[place]);
    }
}
