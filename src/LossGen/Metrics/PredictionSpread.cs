using System.Globalization;

namespace LossGen;

/// <summary>Whether all predictions of an evaluation are one.</summary>
internal static class PredictionSpread
{
    /// <summary>The only class that was predicted, where the examples are of several.</summary>
    public static string? Of(ConfusionMatrix confusion)
    {
        var classes = Enumerable.Range(0, confusion.Classes.Count).ToArray();
        int[] predicted = Array.FindAll(classes, index => confusion.Predicted(index) > 0);
        return predicted.Length == 1 && classes.Count(index => confusion.Actual(index) > 0) > 1 ? confusion.Classes[predicted[0]] : null;
    }

    /// <summary>The only number that was predicted, where the targets differ: up to a millionth of their spread.</summary>
    public static string? Of(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        var (least, greatest) = Range(predictions);
        var (leastTarget, greatestTarget) = Range(targets);
        return greatestTarget > leastTarget && greatest - least <= 1e-6 * (greatestTarget - leastTarget)
            ? least.ToString("g4", CultureInfo.InvariantCulture)
            : null;
    }

    private static (double Least, double Greatest) Range(ReadOnlySpan<float> values)
    {
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
            (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));

        return (least, greatest);
    }
}
