using System.Globalization;

namespace LossGen;

/// <summary>How good a model is at several labels at once. The generator writes a subclass with one property per label.</summary>
/// <param name="Loss">The losses of all labels put together as in training: what decides which epoch is best, unless another metric is monitored.</param>
public abstract record MultiTaskMetrics(double Loss) : IMetrics, IPredictionSpread
{
    /// <summary>The metrics of each label, in the order of the model's outputs.</summary>
    public abstract IReadOnlyList<HeadMetrics> Heads { get; }

    /// <summary>The loss and the metrics of each label, with the label's name before each.</summary>
    public IReadOnlyList<MetricValue> Values =>
    [
        .. Heads.SelectMany(head => head.Metrics.Values
            .Prepend(new MetricValue("loss", head.Metrics.Loss, HigherIsBetter: false))
            .Select(value => value with { Name = $"{head.Name} {value.Name}" })),
    ];

    string? IPredictionSpread.OnlyPrediction => Heads
        .Select(head => ((head.Metrics as IPredictionSpread)?.OnlyPrediction, head.Name))
        .Where(only => only.OnlyPrediction is not null)
        .Select(only => $"{only.OnlyPrediction} for {only.Name}")
        .FirstOrDefault();

    /// <summary>The loss, and the most telling number of each label, on one line.</summary>
    /// <returns>For example "loss 0.4210, Rent RMSE 0.3120, District accuracy 0.9100".</returns>
    public sealed override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"loss {MetricsText.Number(Loss)}{string.Concat(Heads.Where(head => head.Metrics.Values.Count > 0).Select(head => $", {head.Name} {head.Metrics.Values[0].Name} {MetricsText.Number(head.Metrics.Values[0].Value)}"))}");
}
