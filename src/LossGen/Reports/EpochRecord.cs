namespace LossGen;

/// <summary>What one epoch came to.</summary>
/// <typeparam name="TMetrics">The metrics of the task.</typeparam>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">The mean training loss over its steps, each with the weights of that moment; NaN where no example had a label.</param>
/// <param name="Validation">The metrics on the validation examples after it, or null where there are none.</param>
/// <param name="LearningRate">The learning rate of its last step.</param>
/// <param name="Duration">Its time, evaluation included.</param>
/// <param name="ExamplesPerSecond">Training examples per second, evaluation left out.</param>
public sealed record EpochRecord<TMetrics>(int Epoch, double Loss, TMetrics? Validation, double LearningRate, TimeSpan Duration, double ExamplesPerSecond)
    where TMetrics : class, IMetrics;
