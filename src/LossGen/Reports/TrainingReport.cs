using System.Globalization;
using Spectre.Console;

namespace LossGen;

/// <summary>What a call of <c>Fit</c> came to.</summary>
/// <typeparam name="TMetrics">The metrics of the task.</typeparam>
public sealed class TrainingReport<TMetrics>
    where TMetrics : class, IMetrics
{
    private readonly RunOutcome<TMetrics> _outcome;

    internal TrainingReport(RunOutcome<TMetrics> outcome)
    {
        _outcome = outcome;
        Best = BestOf(History, Options.Monitor);
    }

    /// <summary>What was learnt.</summary>
    public TaskDescription Task => _outcome.Task;

    /// <summary>How it was trained.</summary>
    public TrainingOptions Options => _outcome.Options;

    /// <summary>Every epoch that went to its end in this call; for those before a resumption see <see cref="Training"/> and <see cref="Evaluations"/>.</summary>
    public IReadOnlyList<EpochRecord<TMetrics>> History => _outcome.History;

    /// <summary>The epoch of <see cref="History"/> with the best monitored metric on the validation examples, the lowest training loss where there are none; the first of equals. Null where no epoch went to its end.</summary>
    public EpochRecord<TMetrics>? Best { get; }

    /// <summary>The last epoch that went to its end. Null where none did.</summary>
    public EpochRecord<TMetrics>? Last => History.Count == 0 ? null : History[^1];

    /// <summary>The metrics on the validation examples of the model as it is now: of the best evaluation where <see cref="TrainingOptions.KeepBest"/> restored it, else of the last. Null where there are none.</summary>
    public TMetrics? Metrics => Options.KeepBest && _outcome.BestMetrics is { } best ? best : Last?.Validation;

    /// <summary>The training loss over the run, as often as <see cref="TrainingOptions.Log"/> says, from its first step also where it was resumed.</summary>
    public IReadOnlyList<TrainingPoint> Training => _outcome.Training;

    /// <summary>Every evaluation of the run, also those before a resumption.</summary>
    public IReadOnlyList<EvaluationPoint> Evaluations => _outcome.Evaluations;

    /// <summary>The step of the best evaluation; null where there was none.</summary>
    public long? BestStep => _outcome.BestStep;

    /// <summary>The steps of the optimizer in all.</summary>
    public long Steps => _outcome.Steps;

    /// <summary>The weights that the loss used, where they are not all 1.</summary>
    public IReadOnlyList<WeightSummary> Weights => _outcome.Weights;

    /// <summary>The numbers of examples and of model parameters.</summary>
    public RunSize Size => _outcome.Size;

    /// <summary>The time from start to end, evaluation included; where the run was resumed, that of the earlier processes up to their last checkpoint too.</summary>
    public TimeSpan Duration => _outcome.Duration;

    /// <summary>Why training ended.</summary>
    public StopReason Reason => _outcome.Reason;

    /// <summary>Whether training was cancelled before its end.</summary>
    public bool Cancelled => Reason == StopReason.Cancelled;

    /// <summary>Batches whose loss was NaN or infinite: left out or only reported, by <see cref="TrainingOptions.OnNotFinite"/>.</summary>
    public long SkippedBatches => _outcome.SkippedBatches;

    /// <summary>Steps whose gradients were NaN or infinite: left out or only reported, by <see cref="TrainingOptions.OnNotFinite"/>.</summary>
    public long SkippedSteps => _outcome.SkippedSteps;

    /// <summary>What was not as it should be.</summary>
    public IReadOnlyList<string> Warnings => _outcome.Warnings;

    /// <summary>How the members of examples are prepared, and what the training examples said; empty where they are fed as they are.</summary>
    public IReadOnlyList<PreparedSummary> Preparation => _outcome.Preparation;

    /// <summary>The newest checkpoint; null where none was written.</summary>
    public string? Checkpoint => _outcome.Checkpoint;

    /// <summary>Writes the report to the console.</summary>
    public void Print() => WriteTo(AnsiConsole.Console);

    /// <summary>Writes the report.</summary>
    /// <param name="console">Where to.</param>
    public void WriteTo(IAnsiConsole console)
    {
        ArgumentNullException.ThrowIfNull(console);
        ReportView.Write(this, console);
    }

    /// <summary>Writes the report as one HTML file that needs no other file: curves, confusion matrix, options, environment.</summary>
    /// <param name="path">The file; replaced where it exists.</param>
    public void SaveHtml(string path) => AtomicFile.WriteText(path, HtmlReport.Write(this));

    /// <summary>The outcome on one line.</summary>
    /// <returns>For example "PenguinNet: 40 epochs in 3.2 s, loss 0.0412, validation loss 0.0612, accuracy 0.9855 (best: epoch 31, accuracy 0.9901)".</returns>
    public override string ToString()
    {
        var epochs = History.Count == 1 ? "1 epoch" : string.Create(CultureInfo.InvariantCulture, $"{History.Count} epochs");
        var text = $"{Task.Model}: {epochs} in {ProgressText.Duration(Duration)}{Ending}";
        if (Last is null)
            return text;

        text += $", {ProgressText.Losses(Last.Loss, Last.Validation, Options.Monitor)}";
        return Best is null || Best == Last
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"{text} (best: epoch {Best.Epoch}, {Monitored(Best, Options.Monitor).Name} {MetricsText.Number(Monitored(Best, Options.Monitor).Value)})");
    }

    /// <summary>How it ended, where that is not by itself.</summary>
    internal string Ending => Reason switch
    {
        StopReason.Cancelled => ", cancelled",
        StopReason.Patience => ", stopped early",
        StopReason.Requested => ", stopped by a callback",
        _ => "",
    };

    private static MetricValue Monitored(EpochRecord<TMetrics> record, MonitoredMetric? monitor) =>
        record.Validation is { } validation ? MetricChoice.Of(validation, monitor) : new MetricValue("loss", record.Loss, HigherIsBetter: false);

    private static EpochRecord<TMetrics>? BestOf(IReadOnlyList<EpochRecord<TMetrics>> history, MonitoredMetric? monitor)
    {
        // Training and validation losses do not compare: epochs without evaluation count only where none has one.
        var isValidated = history.Any(record => record.Validation is not null);
        EpochRecord<TMetrics>? best = null;
        foreach (var record in history)
        {
            if (isValidated && record.Validation is null)
                continue;

            var value = Monitored(record, monitor);
            if (best is null || MetricChoice.IsBetter(value.Value, Monitored(best, monitor).Value, value.HigherIsBetter))
                best = record;
        }

        return best;
    }
}
