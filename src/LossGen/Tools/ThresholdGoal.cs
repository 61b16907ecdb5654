namespace LossGen;

/// <summary>What a threshold is to be best at, label by label.</summary>
public enum ThresholdGoal
{
    /// <summary>The harmonic mean of precision and recall.</summary>
    F1,

    /// <summary>The share of examples that are predicted right.</summary>
    Accuracy,

    /// <summary>The mean of recall and specificity: Youden's index.</summary>
    BalancedAccuracy,

    /// <summary>Matthews' correlation of prediction and truth.</summary>
    Matthews,
}
