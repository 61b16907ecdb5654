namespace LossGen;

/// <summary>The metric by which models are compared.</summary>
internal static class MetricChoice
{
    /// <summary>The name of the loss among metrics.</summary>
    public const string Loss = "loss";

    /// <summary>
    /// The monitored metric, or the first. Of a binary classification the area under the ROC curve, where examples of both classes give one: accuracy hardly moves where one class is rare, and F1 depends on a threshold that is yet to be found.
    /// </summary>
    /// <exception cref="TrainingOptionsException">The metrics have none of that name.</exception>
    public static MetricValue Of(IMetrics metrics, MonitoredMetric? monitor)
    {
        var loss = new MetricValue(Loss, metrics.Loss, HigherIsBetter: false);
        var values = metrics.Values;
        if (monitor is null && metrics is BinaryMetrics)
            return values.FirstOrDefault(value => value.Name == BinaryMetrics.AreaUnderRoc && double.IsFinite(value.Value)) ?? loss;
        if (monitor is null)
            return values.Count > 0 && metrics is not MultiTaskMetrics ? values[0] : loss;
        if (monitor.Is(loss.Name))
            return loss;

        return values.FirstOrDefault(value => monitor.Is(value.Name))
            ?? throw TrainingOptionsException.Of(nameof(TrainingOptions.Monitor), monitor, $"a metric that these validation examples give: loss, {string.Join(", ", values.Select(value => value.Name))}.");
    }

    /// <summary>Whether a value is better than the best so far by more than the least change that counts. A NaN is worse than any number.</summary>
    public static bool IsBetter(double candidate, double best, bool higherIsBetter, double minimumDelta = 0)
    {
        if (double.IsNaN(candidate))
            return false;

        return double.IsNaN(best) || (higherIsBetter ? candidate > best + minimumDelta : candidate < best - minimumDelta);
    }
}
