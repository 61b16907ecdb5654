namespace LossGen;

/// <summary>How good a model is on a set of examples.</summary>
public interface IMetrics
{
    /// <summary>The loss that it was trained on, averaged over the examples as in training.</summary>
    double Loss { get; }

    /// <summary>The metrics for comparing models; the first is the primary one, by which the best epoch is chosen.</summary>
    IReadOnlyList<MetricValue> Values { get; }
}
