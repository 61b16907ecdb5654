namespace LossGen;

/// <summary>How much there was to train.</summary>
/// <param name="TrainExamples">The number of training examples.</param>
/// <param name="ValidationExamples">The number of validation examples.</param>
/// <param name="Parameters">The number of the model's weights.</param>
public sealed record RunSize(int TrainExamples, int ValidationExamples, long Parameters);
