using System.Globalization;
using System.Text;
using LossGen.Benchmarks.Loops;

namespace LossGen.Benchmarks.Scaling;

/// <summary>Charts of how costs grow, on one page of SVG that stands alone; both axes count in powers of ten.</summary>
internal sealed class ScalingPlot
{
    private const int Width = 560;
    private const int Height = 290;
    private const int Columns = 2;

    private const string Style = "<style>text{font-family:system-ui,'DejaVu Sans',sans-serif}.title{font-size:15px;font-weight:600;fill:#1b2430}.tick{font-size:11.5px;fill:#66717f}.grid{stroke:#e3e7ec}.axis{stroke:#a9b2bd}</style>";

    private static readonly string[] Colours = ["#3a9a6e", "#9aa4b0", "#e0862f", "#2f6fe0"];

    private readonly List<string> _charts = [];

    /// <summary>Adds a chart.</summary>
    /// <param name="title">What is shown; milliseconds go upwards.</param>
    /// <param name="axis">What grows.</param>
    /// <param name="lines">Size and milliseconds of each kind.</param>
    public void Add(string title, string axis, IReadOnlyList<(string Name, IReadOnlyList<(double Size, double Milliseconds)> Points)> lines) =>
        _charts.Add(new Chart($"{title}: ms, as powers of ten", axis, isLogarithmic: true).Lines(
            [.. lines.Select((line, index) => new ChartSeries(Label(line.Name), Colours[^(lines.Count - index)], [.. line.Points.Select(point => (point.Size, Math.Log10(point.Milliseconds)))]))]));

    // Four names stand in a row above each chart.
    private static string Label(string name) => name switch
    {
        LoopSettings.KernelsName => "forward, backward",
        LoopSettings.FloorName => "by hand, fused",
        LoopSettings.ByHandName => "torch.optim",
        _ => "generated",
    };

    public string ToSvg()
    {
        var rows = (_charts.Count + Columns - 1) / Columns;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width * Columns} {Height * rows}\">{Style}<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        for (var index = 0; index < _charts.Count; index++)
            text.Append(CultureInfo.InvariantCulture, $"<svg x=\"{index % Columns * Width}\" y=\"{index / Columns * Height}\" width=\"{Width}\" height=\"{Height}\"{_charts[index]["<svg".Length..]}");

        return text.Append("</svg>\n").ToString();
    }
}
