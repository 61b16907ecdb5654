using System.Globalization;
using System.Net;
using System.Text;

namespace LossGen;

/// <summary>A chart as SVG that stands within a page: lines or dots over two axes.</summary>
internal sealed class Chart(string title, string xTitle, bool isLogarithmic = false)
{
    private const int Width = 560;
    private const int Height = 290;
    private const int Left = 62;
    private const int Right = 16;
    private const int Top = 46;
    private const int Bottom = 44;
    private const int MaxPoints = 1200;

    /// <summary>The chart with lines.</summary>
    /// <param name="series">Those without a finite point are left out.</param>
    /// <param name="mark">Where a vertical line with a name goes, if anywhere.</param>
    public string Lines(IReadOnlyList<ChartSeries> series, (double X, string Name)? mark = null)
    {
        var (text, x, y) = Frame(series);
        if (mark is { } at && x.Holds(at.X))
        {
            text.Append(CultureInfo.InvariantCulture, $"<line class=\"mark\" x1=\"{X(x, at.X):0.#}\" x2=\"{X(x, at.X):0.#}\" y1=\"{Top}\" y2=\"{Height - Bottom}\"/>");
            var isRight = x.Part(at.X) > 0.8;
            text.Append(CultureInfo.InvariantCulture, $"<text class=\"tick\" text-anchor=\"{(isRight ? "end" : "start")}\" x=\"{X(x, at.X) + (isRight ? -4 : 4):0.#}\" y=\"{Top + 10}\">{at.Name}</text>");
        }

        foreach (var one in series)
        {
            var points = Finite(one);
            if (points.Length == 1)
                text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(x, points[0].X):0.#}\" cy=\"{Y(y, points[0].Y):0.#}\" r=\"3\" fill=\"{one.Colour}\"/>");
            else
                text.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{one.Colour}\" stroke-width=\"1.8\" stroke-linejoin=\"round\" points=\"{string.Join(' ', Thinned(points).Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(x, point.X):0.#},{Y(y, point.Y):0.#}")))}\"/>");
        }

        return text.Append("</svg>").ToString();
    }

    /// <summary>The chart with dots, and the line on which they should be.</summary>
    /// <param name="series">The dots.</param>
    /// <param name="isDiagonal">Whether both values should be equal; else the one upwards should be 0.</param>
    public string Dots(ChartSeries series, bool isDiagonal)
    {
        var (text, x, y) = Frame([series]);
        var (from, to) = (Math.Max(x.Least, y.Least), Math.Min(x.Greatest, y.Greatest));
        if (!isDiagonal && y.Holds(0))
            text.Append(CultureInfo.InvariantCulture, $"<line class=\"mark\" x1=\"{Left}\" y1=\"{Y(y, 0):0.#}\" x2=\"{Width - Right}\" y2=\"{Y(y, 0):0.#}\"/>");
        if (isDiagonal && from < to)
            text.Append(CultureInfo.InvariantCulture, $"<line class=\"mark\" x1=\"{X(x, from):0.#}\" y1=\"{Y(y, from):0.#}\" x2=\"{X(x, to):0.#}\" y2=\"{Y(y, to):0.#}\"/>");

        foreach (var (pointX, pointY) in Thinned(Finite(series)))
            text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(x, pointX):0.#}\" cy=\"{Y(y, pointY):0.#}\" r=\"2.4\" fill=\"{series.Colour}\" fill-opacity=\"0.45\"/>");

        return text.Append("</svg>").ToString();
    }

    private (StringBuilder Text, AxisScale X, AxisScale Y) Frame(IReadOnlyList<ChartSeries> series)
    {
        var all = series.SelectMany(Finite).ToArray();
        var (x, y) = (isLogarithmic ? AxisScale.OfPowers(all.Select(point => point.X)) : AxisScale.Of(all.Select(point => point.X), isRounded: false), AxisScale.Of(all.Select(point => point.Y), isRounded: true));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Escape(title)}\"><text class=\"title\" x=\"{Left}\" y=\"18\">{Escape(title)}</text>");
        Legend(text, series);
        foreach (var tick in y.Ticks)
            text.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(y, tick):0.#}\" y2=\"{Y(y, tick):0.#}\"/><text class=\"tick\" text-anchor=\"end\" x=\"{Left - 7}\" y=\"{Y(y, tick) + 4:0.#}\">{y.Label(tick)}</text>");

        foreach (var tick in x.Ticks)
            text.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"{X(x, x.Value(tick)):0.#}\" x2=\"{X(x, x.Value(tick)):0.#}\" y1=\"{Height - Bottom}\" y2=\"{Height - Bottom + 4}\"/><text class=\"tick\" text-anchor=\"middle\" x=\"{X(x, x.Value(tick)):0.#}\" y=\"{Height - Bottom + 17}\">{x.Label(tick)}</text>");

        text.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Height - Bottom}\" y2=\"{Height - Bottom}\"/><text class=\"tick\" text-anchor=\"middle\" x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 8}\">{Escape(xTitle)}</text>");
        return (text, x, y);
    }

    private static void Legend(StringBuilder text, IReadOnlyList<ChartSeries> series)
    {
        if (series.Count < 2)
            return;

        var x = Left;
        foreach (var one in series)
        {
            text.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"29\" width=\"14\" height=\"3\" fill=\"{one.Colour}\"/><text class=\"tick\" x=\"{x + 19}\" y=\"34\">{Escape(one.Name)}</text>");
            x += 36 + (one.Name.Length * 7);
        }
    }

    private static double X(AxisScale scale, double value) => Left + (scale.Part(value) * (Width - Left - Right));

    private static double Y(AxisScale scale, double value) => Height - Bottom - (scale.Part(value) * (Height - Top - Bottom));

    private static (double X, double Y)[] Finite(ChartSeries series) => [.. series.Points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y))];

    /// <summary>More points than pixels only make the file larger.</summary>
    private static IEnumerable<(double X, double Y)> Thinned((double X, double Y)[] points)
    {
        var every = Math.Max(1, (points.Length + MaxPoints - 1) / MaxPoints);
        for (var index = 0; index < points.Length; index += every)
            yield return points[index];

        if (points.Length > 0 && (points.Length - 1) % every != 0)
            yield return points[^1];
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
