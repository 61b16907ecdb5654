using System.Globalization;

namespace LossGen;

/// <summary>What a threshold has to reach, and what it is to be best at among those that do: "find at least 95 % of the malignant ones, with as few false alarms as that allows".</summary>
public sealed class ThresholdTarget
{
    private readonly Func<DecisionCounts, double> _bounded;
    private readonly Func<DecisionCounts, double> _best;

    private ThresholdTarget(string boundedName, double least, Func<DecisionCounts, double> bounded, string bestName, Func<DecisionCounts, double> best)
    {
        if (!(least is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(least), least, $"Expected a share of at least what {boundedName} is to be: above 0 and at most 1.");

        (Bounded, Least, Best) = (boundedName, least, bestName);
        (_bounded, _best) = (bounded, best);
    }

    /// <summary>What has to be reached: "recall", "precision" or "specificity".</summary>
    public string Bounded { get; }

    /// <summary>The least that it has to be.</summary>
    public double Least { get; }

    /// <summary>What is best among the thresholds that reach it.</summary>
    public string Best { get; }

    /// <summary>Recall reaches a share; precision is best.</summary>
    /// <param name="least">The share of the examples with the label that are to be found: above 0 and at most 1.</param>
    /// <returns>The target.</returns>
    public static ThresholdTarget RecallOf(double least) => new("recall", least, counts => counts.Recall, "precision", counts => counts.Precision);

    /// <summary>Precision reaches a share; recall is best.</summary>
    /// <param name="least">The share of what is predicted to have the label that is to have it: above 0 and at most 1.</param>
    /// <returns>The target.</returns>
    public static ThresholdTarget PrecisionOf(double least) => new("precision", least, counts => counts.Precision, "recall", counts => counts.Recall);

    /// <summary>Specificity reaches a share (1 less the rate of false alarms); recall is best.</summary>
    /// <param name="least">The share of the examples without the label that are to be predicted so: above 0 and at most 1.</param>
    /// <returns>The target.</returns>
    public static ThresholdTarget SpecificityOf(double least) => new("specificity", least, counts => counts.Specificity, "recall", counts => counts.Recall);

    /// <summary>The target in words.</summary>
    /// <returns>For example "precision with a recall of at least 0.95".</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Best} with a {Bounded} of at least {Least}");

    /// <summary>The search for it.</summary>
    internal ThresholdAim Aim => new(ToString(), _best, counts => _bounded(counts) >= Least, _bounded);
}
