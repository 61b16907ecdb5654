using System.Globalization;

namespace LossGen;

/// <summary>Metrics as text, the same in lines, bars and reports.</summary>
internal static class MetricsText
{
    public static string Line(IMetrics metrics, long examples, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"loss {Number(metrics.Loss)}, {string.Join(", ", metrics.Values.Take(count).Select(value => $"{value.Name} {Number(value.Value)}"))} ({examples} examples)");

    /// <summary>Four decimals for what is near 1, four digits for what is larger or smaller.</summary>
    public static string Number(double value)
    {
        var size = Math.Abs(value);
        var format = size is 0 or (>= 0.001 and < 100) ? "0.0000" : size is >= 100 and < 1e6 ? "0.0" : "0.000e+0";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}
