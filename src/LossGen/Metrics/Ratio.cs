namespace LossGen;

/// <summary>Ratios of counts, with the convention that metrics need.</summary>
internal static class Ratio
{
    /// <summary>A share of a whole; 0 where the whole is 0, as scikit-learn has it for precision, recall and F1.</summary>
    public static double OrZero(double part, double whole) => whole > 0 ? part / whole : 0.0;

    /// <summary>The harmonic mean of precision and recall, from counts: 2 TP / (2 TP + FP + FN); 0 where nothing is positive.</summary>
    public static double F1(long truePositives, long falsePositives, long falseNegatives) =>
        OrZero(2.0 * truePositives, (2.0 * truePositives) + falsePositives + falseNegatives);
}
