using System.Globalization;
using System.Text;

namespace LossGen;

/// <summary>What tuning came to.</summary>
/// <param name="Goal">What the thresholds are best at.</param>
/// <param name="Labels">The labels in the order of their indices.</param>
/// <param name="Examples">Validation examples that they were found with.</param>
public sealed record TunedThresholds(string Goal, IReadOnlyList<TunedThreshold> Labels, long Examples)
{
    /// <summary>The thresholds, one line for each label.</summary>
    /// <returns>For example "Malignant: above 0.3120, F1 0.9412 (0.9231 before), 42 of 114 examples".</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var label in Labels)
            text.Append(CultureInfo.InvariantCulture, $"{label.Label}: above {MetricsText.Number(label.Threshold)}, {Goal} {MetricsText.Number(label.After)} ({MetricsText.Number(label.Before)} before), {label.Positives} of {Examples} examples\n");

        return text.ToString().TrimEnd('\n');
    }
}
