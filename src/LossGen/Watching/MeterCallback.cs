using System.Diagnostics.Metrics;

namespace LossGen;

/// <summary>Publishes a run through <see cref="System.Diagnostics.Metrics"/>, for OpenTelemetry and dotnet-counters: meter "LossGen".</summary>
public sealed class MeterCallback : ITrainingCallback, IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "LossGen";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _steps;
    private readonly Gauge<double> _loss;
    private readonly Gauge<double> _learningRate;
    private readonly Gauge<double> _validation;

    /// <summary>Opens the meter.</summary>
    public MeterCallback()
    {
        _steps = _meter.CreateCounter<long>("lossgen.training.steps", "{step}", "Steps of the optimizer.");
        _loss = _meter.CreateGauge<double>("lossgen.training.loss", null, "The training loss.");
        _learningRate = _meter.CreateGauge<double>("lossgen.training.learning_rate", null, "The learning rate.");
        _validation = _meter.CreateGauge<double>("lossgen.validation", null, "Metrics on the validation examples, by name.");
    }

    /// <inheritdoc/>
    public void StepDone(long step, int epoch) => _steps.Add(1);

    /// <inheritdoc/>
    public void Logged(TrainingPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        _loss.Record(point.Loss);
        _learningRate.Record(point.LearningRate);
    }

    /// <inheritdoc/>
    public void Evaluated(EvaluationPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        _validation.Record(point.Loss, new KeyValuePair<string, object?>("metric", "loss"));
        foreach (var metric in point.Metrics)
            _validation.Record(metric.Value, new KeyValuePair<string, object?>("metric", metric.Name));
    }

    /// <summary>Closes the meter.</summary>
    public void Dispose() => _meter.Dispose();
}
