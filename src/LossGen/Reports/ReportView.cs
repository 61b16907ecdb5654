using System.Globalization;
using Spectre.Console;

namespace LossGen;

/// <summary>Writes a report: what was trained on what, how it went, how good the model is.</summary>
internal static class ReportView
{
    public static void Write<TMetrics>(TrainingReport<TMetrics> report, IAnsiConsole console)
        where TMetrics : class, IMetrics
    {
        console.Write(new Rule($"[bold]{Markup.Escape(report.Task.Model)}[/]") { Justification = Justify.Left });
        console.WriteLine(report.ToString());
    }
}
