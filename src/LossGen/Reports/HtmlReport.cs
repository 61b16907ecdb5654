namespace LossGen;

/// <summary>A report as one HTML file.</summary>
internal static class HtmlReport
{
    public static string Write<TMetrics>(TrainingReport<TMetrics> report)
        where TMetrics : class, IMetrics => report.ToString();
}
