namespace LossGen;

/// <summary>A step of a search for a learning rate.</summary>
/// <param name="LearningRate">The learning rate of the step.</param>
/// <param name="Loss">The mean loss of its batches, before the step.</param>
/// <param name="SmoothLoss">The same, averaged with that of the steps around it; losses that explode are cut off before.</param>
public sealed record LearningRatePoint(double LearningRate, double Loss, double SmoothLoss);
