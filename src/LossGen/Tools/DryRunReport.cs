using System.Globalization;
using System.Text;

namespace LossGen;

/// <summary>What one step on the training examples and one batch of every other split came to.</summary>
/// <typeparam name="TMetrics">The metrics of the task.</typeparam>
/// <param name="Loss">The training loss of the step.</param>
/// <param name="GradientNorm">The norm of its gradients; null where its batches had no label.</param>
/// <param name="Splits">The metrics of one batch of each further split, by name.</param>
/// <param name="Warnings">What is not as it should be: parameters that no gradient reaches, say.</param>
public sealed record DryRunReport<TMetrics>(double Loss, double? GradientNorm, IReadOnlyDictionary<string, TMetrics> Splits, IReadOnlyList<string> Warnings)
    where TMetrics : class, IMetrics
{
    /// <summary>The outcome, one line for each split and each warning.</summary>
    /// <returns>For example "training: loss 1.1020, gradient norm 0.8123".</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"training: loss {MetricsText.Number(Loss)}{(GradientNorm is { } norm ? $", gradient norm {MetricsText.Number(norm)}" : "")}");
        foreach (var (name, metrics) in Splits)
            text.Append(CultureInfo.InvariantCulture, $"\n{name}: {metrics}");
        foreach (var warning in Warnings)
            text.Append(CultureInfo.InvariantCulture, $"\nwarning: {warning}");

        return text.ToString();
    }
}
