namespace LossGen;

/// <summary>The training loss at one moment of a run.</summary>
/// <param name="Step">Steps of the optimizer so far.</param>
/// <param name="Epoch">Epochs so far, with the part of the one at hand.</param>
/// <param name="Loss">The mean loss since the point before; NaN where no example had a label.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="GradientNorm">The norm of the last step's gradients before clipping; null where it was not computed.</param>
public sealed record TrainingPoint(long Step, double Epoch, double Loss, double LearningRate, double? GradientNorm);
