using System.Globalization;

namespace LossGen;

/// <summary>Weights as text, the same in messages and reports.</summary>
internal static class WeightText
{
    public static string Join(IEnumerable<double> weights) =>
        string.Join(", ", weights.Select(weight => weight.ToString("0.####", CultureInfo.InvariantCulture)));
}
