namespace LossGen;

/// <summary>How good a model is at one class or label.</summary>
/// <param name="Name">The class.</param>
/// <param name="Precision">Of the examples that were taken for it, the share that is of it; 0 where none was taken for it.</param>
/// <param name="Recall">Of the examples that are of it, the share that was taken for it; 0 where there are none.</param>
/// <param name="F1">The harmonic mean of precision and recall; 0 where both are.</param>
/// <param name="Support">The number of examples of it.</param>
public sealed record ClassMetrics(string Name, double Precision, double Recall, double F1, long Support)
{
    internal static ClassMetrics Of(string name, long truePositives, long falsePositives, long falseNegatives) =>
        new(
            name,
            Ratio.OrZero(truePositives, truePositives + falsePositives),
            Ratio.OrZero(truePositives, truePositives + falseNegatives),
            Ratio.F1(truePositives, falsePositives, falseNegatives),
            truePositives + falseNegatives);

    /// <summary>With all that depends on the predictions multiplied by a factor.</summary>
    internal ClassMetrics Times(double factor) => this with { Precision = factor * Precision, Recall = factor * Recall, F1 = factor * F1 };
}
