using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LossGen;

/// <summary>Weights as text, the same in messages, reports and configuration.</summary>
internal static class WeightText
{
    public static string Join(IEnumerable<double> weights) =>
        string.Join(", ", weights.Select(weight => weight.ToString("R", CultureInfo.InvariantCulture)));

    public static bool IsBalanced(string? text) =>
        string.Equals(text?.Trim(), nameof(ClassWeighting.Balanced), StringComparison.OrdinalIgnoreCase);

    public static bool TrySplit(string? text, [NotNullWhen(true)] out double[]? weights)
    {
        weights = null;
        if (string.IsNullOrWhiteSpace(text))
            return false;

        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var values = new double[parts.Length];
        for (var index = 0; index < parts.Length; index++)
        {
            if (!double.TryParse(parts[index], NumberStyles.Float, CultureInfo.InvariantCulture, out values[index]))
                return false;
        }

        weights = values;
        return true;
    }
}
