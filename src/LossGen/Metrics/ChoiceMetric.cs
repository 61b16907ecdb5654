namespace LossGen;

/// <summary>The metrics of multiple choice by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum ChoiceMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="ChoiceMetrics.Accuracy"/>.</summary>
    Accuracy,

    /// <summary><see cref="ChoiceMetrics.MeanReciprocalRank"/>.</summary>
    MeanReciprocalRank,
}
