namespace LossGen;

/// <summary>How many examples a threshold gets right and wrong, for one label.</summary>
/// <param name="TruePositives">Examples with the label that are predicted to have it.</param>
/// <param name="FalsePositives">Examples without it that are predicted to have it.</param>
/// <param name="TrueNegatives">Examples without it that are predicted not to have it.</param>
/// <param name="FalseNegatives">Examples with it that are predicted not to have it.</param>
public readonly record struct DecisionCounts(long TruePositives, long FalsePositives, long TrueNegatives, long FalseNegatives)
{
    /// <summary>Of the examples that are predicted to have the label, the share that has it; 0 where none is.</summary>
    public double Precision => Ratio.OrZero(TruePositives, TruePositives + FalsePositives);

    /// <summary>Of the examples with the label, the share that is predicted to have it; 0 where there are none.</summary>
    public double Recall => Ratio.OrZero(TruePositives, TruePositives + FalseNegatives);

    /// <summary>Of the examples without the label, the share that is predicted not to have it; 0 where there are none.</summary>
    public double Specificity => Ratio.OrZero(TrueNegatives, TrueNegatives + FalsePositives);

    /// <summary>How good that is.</summary>
    /// <param name="goal">At what.</param>
    /// <returns>Higher is better.</returns>
    public double Value(ThresholdGoal goal) => goal switch
    {
        ThresholdGoal.F1 => Ratio.F1(TruePositives, FalsePositives, FalseNegatives),
        ThresholdGoal.Accuracy => Ratio.OrZero(TruePositives + TrueNegatives, TruePositives + FalsePositives + TrueNegatives + FalseNegatives),
        ThresholdGoal.BalancedAccuracy => (Recall + Specificity) / 2,
        ThresholdGoal.Matthews => Matthews(),
        _ => throw new ArgumentOutOfRangeException(nameof(goal), goal, "Unknown goal."),
    };

    private double Matthews()
    {
        var product = (double)(TruePositives + FalsePositives) * (TruePositives + FalseNegatives) * (TrueNegatives + FalsePositives) * (TrueNegatives + FalseNegatives);
        return product > 0 ? (((double)TruePositives * TrueNegatives) - ((double)FalsePositives * FalseNegatives)) / Math.Sqrt(product) : 0;
    }
}
