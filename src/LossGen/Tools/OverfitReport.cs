using System.Globalization;

namespace LossGen;

/// <summary>Whether a model could learn a few batches by heart. One that cannot has little hope with all of them.</summary>
/// <typeparam name="TMetrics">The metrics of the task.</typeparam>
/// <param name="Before">The metrics on the examples before training.</param>
/// <param name="After">The metrics on the same examples after training on them.</param>
/// <param name="HasLearned">Whether they were learned: the first metric of which higher is better reached the target; where the task has none, its first metric, or else the loss, fell by the share asked for.</param>
/// <param name="Metric">The name of that metric.</param>
/// <param name="Target">What it was to reach.</param>
/// <param name="Examples">The number of examples.</param>
/// <param name="Steps">The steps that were made.</param>
/// <param name="Losses">The training loss at every step.</param>
public sealed record OverfitReport<TMetrics>(TMetrics Before, TMetrics After, bool HasLearned, string Metric, double Target, int Examples, long Steps, IReadOnlyList<TrainingPoint> Losses)
    where TMetrics : class, IMetrics
{
    /// <summary>What came out, and what to look at where nothing was learned.</summary>
    /// <returns>For example "Learned 64 examples by heart in 150 steps: accuracy 0.3281 before, 1.0000 after".</returns>
    public override string ToString()
    {
        var numbers = string.Create(CultureInfo.InvariantCulture, $"{Metric} {MetricsText.Number(Value(Before))} before, {MetricsText.Number(Value(After))} after");
        return HasLearned
            ? string.Create(CultureInfo.InvariantCulture, $"Learned {Examples} examples by heart in {Steps} steps: {numbers}")
            : string.Create(CultureInfo.InvariantCulture, $"Did not learn {Examples} examples by heart in {Steps} steps: {numbers}, expected {MetricsText.Number(Target)}. Likely causes: the learning rate is too low or too high (FindLearningRate suggests one); dropout, weight decay or label smoothing hold the model back; it is too small; examples with equal features have different labels; features are on very different scales; a part of the model is not reached by gradients (DryRun tells)");
    }

    private double Value(TMetrics metrics) => metrics.Values.FirstOrDefault(value => value.Name == Metric)?.Value ?? metrics.Loss;
}
