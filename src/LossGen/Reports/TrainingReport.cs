using System.Globalization;
using Spectre.Console;

namespace LossGen;

/// <summary>What a call of <c>Fit</c> came to.</summary>
/// <typeparam name="TMetrics">The metrics of the task.</typeparam>
public sealed class TrainingReport<TMetrics>
    where TMetrics : class, IMetrics
{
    internal TrainingReport(
        TaskDescription task,
        TrainingOptions options,
        IReadOnlyList<EpochRecord<TMetrics>> history,
        IReadOnlyList<WeightSummary> weights,
        RunSize size,
        TimeSpan duration,
        bool isCancelled)
    {
        Task = task;
        Options = options;
        History = [.. history];
        Weights = weights;
        Size = size;
        Duration = duration;
        Cancelled = isCancelled;
        Best = BestOf(History);
    }

    /// <summary>What was learnt.</summary>
    public TaskDescription Task { get; }

    /// <summary>How it was trained.</summary>
    public TrainingOptions Options { get; }

    /// <summary>Every epoch that went to its end.</summary>
    public IReadOnlyList<EpochRecord<TMetrics>> History { get; }

    /// <summary>The epoch with the best primary metric on the validation examples, the lowest training loss where there are none; the first of equals. Null where no epoch went to its end.</summary>
    public EpochRecord<TMetrics>? Best { get; }

    /// <summary>The last epoch that went to its end: the model as it is now. Null where none did.</summary>
    public EpochRecord<TMetrics>? Last => History.Count == 0 ? null : History[^1];

    /// <summary>The metrics on the validation examples after the last epoch; null where there are none.</summary>
    public TMetrics? Metrics => Last?.Validation;

    /// <summary>The weights that the loss used, where they are not all 1.</summary>
    public IReadOnlyList<WeightSummary> Weights { get; }

    /// <summary>The numbers of examples and of model parameters.</summary>
    public RunSize Size { get; }

    /// <summary>The time from start to end, evaluation included.</summary>
    public TimeSpan Duration { get; }

    /// <summary>Whether training was cancelled before its end.</summary>
    public bool Cancelled { get; }

    /// <summary>Writes the report to the console.</summary>
    public void Print() => WriteTo(AnsiConsole.Console);

    /// <summary>Writes the report.</summary>
    /// <param name="console">Where to.</param>
    public void WriteTo(IAnsiConsole console)
    {
        ArgumentNullException.ThrowIfNull(console);
        ReportView.Write(this, console);
    }

    /// <summary>The outcome on one line.</summary>
    /// <returns>For example "PenguinNet: 40 epochs in 3.2 s, loss 0.0412, validation loss 0.0612, accuracy 0.9855 (best: epoch 31, accuracy 0.9901)".</returns>
    public override string ToString()
    {
        var epochs = History.Count == 1 ? "1 epoch" : string.Create(CultureInfo.InvariantCulture, $"{History.Count} epochs");
        var text = $"{Task.Model}: {epochs} in {ProgressText.Duration(Duration)}{(Cancelled ? ", cancelled" : "")}";
        if (Last is null)
            return text;

        text += $", {ProgressText.Losses(Last.Loss, Last.Validation)}";
        return Best is null || Best == Last
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"{text} (best: epoch {Best.Epoch}, {Primary(Best).Name} {MetricsText.Number(Primary(Best).Value)})");
    }

    internal static MetricValue Primary(EpochRecord<TMetrics> record) =>
        record.Validation is { Values.Count: > 0 } validation ? validation.Values[0] : new MetricValue("loss", record.Validation?.Loss ?? record.Loss, HigherIsBetter: false);

    private static EpochRecord<TMetrics>? BestOf(IReadOnlyList<EpochRecord<TMetrics>> history)
    {
        EpochRecord<TMetrics>? best = null;
        foreach (var record in history)
        {
            if (best is null || IsBetter(Primary(record), Primary(best)))
                best = record;
        }

        return best;
    }

    /// <summary>A NaN is worse than any number.</summary>
    private static bool IsBetter(MetricValue candidate, MetricValue best)
    {
        if (double.IsNaN(candidate.Value))
            return false;

        return double.IsNaN(best.Value) || (candidate.HigherIsBetter ? candidate.Value > best.Value : candidate.Value < best.Value);
    }
}
