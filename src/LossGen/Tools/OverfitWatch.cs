namespace LossGen;

/// <summary>Notes the losses of an overfit check, and ends it as soon as the examples are learned.</summary>
internal sealed class OverfitWatch : ITrainingCallback
{
    private readonly List<TrainingPoint> _losses = [];
    private readonly bool _isHigherBetter;
    private RunStart? _run;

    /// <summary>Chooses what to judge by.</summary>
    /// <param name="before">The metrics before training.</param>
    /// <param name="share">The share of what is possible that is to be learned, 0 to 1.</param>
    public OverfitWatch(IMetrics before, double share)
    {
        var metric = before.Values.FirstOrDefault(value => value.HigherIsBetter) ?? MetricChoice.Of(before, monitor: null);
        Metric = metric.Name;
        _isHigherBetter = metric.HigherIsBetter;
        Target = metric.HigherIsBetter ? share : metric.Value * (1 - share);
    }

    public string Metric { get; }

    public double Target { get; }

    public IReadOnlyList<TrainingPoint> Losses => _losses;

    public bool IsReachedBy(double loss, IReadOnlyList<MetricValue> metrics)
    {
        var value = metrics.FirstOrDefault(metric => metric.Name == Metric)?.Value ?? loss;
        return _isHigherBetter ? value >= Target : value <= Target;
    }

    public void RunStarted(RunStart run) => _run = run;

    public void Logged(TrainingPoint point) => _losses.Add(point);

    public void Evaluated(EvaluationPoint point)
    {
        if (IsReachedBy(point.Loss, point.Metrics))
            _run!.Stop();
    }
}
