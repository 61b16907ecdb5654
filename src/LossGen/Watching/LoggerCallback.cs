using Microsoft.Extensions.Logging;

namespace LossGen;

/// <summary>Writes a run to an <see cref="ILogger"/>: losses and metrics as information with named values, warnings as warnings.</summary>
/// <param name="logger">Where to.</param>
public sealed class LoggerCallback(ILogger logger) : ITrainingCallback
{
    /// <inheritdoc/>
    public void RunStarted(RunStart run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!logger.IsEnabled(LogLevel.Information))
            return;

        logger.LogInformation("Training {Model} on {Examples} examples: {Options}", run.Task.Model, run.Size.TrainExamples, run.Options);
    }

    /// <inheritdoc/>
    public void Logged(TrainingPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        if (!logger.IsEnabled(LogLevel.Information))
            return;

        logger.LogInformation("Step {Step}, epoch {Epoch:0.00}: loss {Loss}, learning rate {LearningRate}", point.Step, point.Epoch, point.Loss, point.LearningRate);
    }

    /// <inheritdoc/>
    public void Evaluated(EvaluationPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        if (!logger.IsEnabled(LogLevel.Information))
            return;

        logger.LogInformation("Step {Step}, epoch {Epoch:0.00}: validation loss {Loss}, {Metrics}{Best}", point.Step, point.Epoch, point.Loss, string.Join(", ", point.Metrics.Select(metric => $"{metric.Name} {MetricsText.Number(metric.Value)}")), point.IsBest ? ", the best so far" : "");
    }

    /// <inheritdoc/>
    public void CheckpointSaved(string path)
    {
        if (logger.IsEnabled(LogLevel.Debug))
            logger.LogDebug("Checkpoint {Path}", path);
    }

    /// <inheritdoc/>
    public void Warned(string message) => logger.LogWarning("{Warning}", message);

    /// <inheritdoc/>
    public void RunEnded(RunEnd run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!logger.IsEnabled(LogLevel.Information))
            return;

        logger.LogInformation("Training ended after {Steps} steps in {Duration}: {Reason}", run.Step, run.Duration, run.Reason);
    }
}
