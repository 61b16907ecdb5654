using System.Diagnostics;
using TorchSharp;

namespace LossGen;

/// <summary>One call of <c>Fit</c>, from its first epoch to its report.</summary>
/// <typeparam name="TExample">The type of the examples.</typeparam>
/// <typeparam name="TMetrics">The metrics of the task.</typeparam>
public sealed class TrainingRun<TExample, TMetrics> : IDisposable
    where TMetrics : class, IMetrics
{
    private readonly torch.nn.Module _model;
    private readonly TaskDescription _task;
    private readonly TrainingOptions _options;
    private readonly IProgressView _progress;
    private readonly TrainingLoop _loop;
    private readonly List<EpochRecord<TMetrics>> _history = [];
    private readonly long _startedAt = Stopwatch.GetTimestamp();

    internal TrainingRun(
        torch.nn.Module model,
        TaskDescription task,
        TrainingOptions options,
        IReadOnlyList<TExample> train,
        IReadOnlyList<TExample> validation,
        IProgressView progress)
    {
        _model = model;
        _task = task;
        _options = options;
        _progress = progress;
        Train = train;
        Validation = validation;
        _loop = new TrainingLoop(new TorchOptimUpdate(model, options), options, train.Count, progress);
        progress.Start(options.Epochs, train.Count);
    }

    /// <summary>The examples to train on: those passed, less those held back for validation.</summary>
    public IReadOnlyList<TExample> Train { get; }

    /// <summary>The examples to validate with: those passed, or those held back; empty where there are none.</summary>
    public IReadOnlyList<TExample> Validation { get; }

    /// <summary>The epochs. Ends early, and cleanly, when training is cancelled.</summary>
    /// <param name="cancellation">Looked at before every step.</param>
    /// <returns>Each epoch, once the one before is done.</returns>
    public IEnumerable<TrainingEpoch<TMetrics>> Epochs(CancellationToken cancellation = default)
    {
        for (var number = 1; number <= _options.Epochs; number++)
        {
            if (!_loop.StartEpoch(number, cancellation))
                yield break;

            var startedAt = Stopwatch.GetTimestamp();
            var epoch = new TrainingEpoch<TMetrics>(_loop, Validation.Count > 0);
            yield return epoch;

            // An epoch that was cut short has no place in the history: its loss is not that of the whole set.
            if (!_loop.IsEpochComplete)
                yield break;

            var record = new EpochRecord<TMetrics>(
                number,
                _loop.Loss,
                epoch.Validation,
                _loop.LearningRate,
                Stopwatch.GetElapsedTime(startedAt),
                Train.Count / Math.Max(_loop.TrainingTime.TotalSeconds, 1e-9));
            _history.Add(record);
            _progress.Epoch(number, record.Loss, epoch.Validation, record.ExamplesPerSecond);
        }
    }

    /// <summary>Begins a step.</summary>
    /// <returns>The step; dispose it before the next.</returns>
    public TrainingStep BeginStep() => new(_loop);

    /// <summary>Ends the run.</summary>
    /// <returns>What happened.</returns>
    public TrainingReport<TMetrics> Finish()
    {
        var report = new TrainingReport<TMetrics>(
            _task,
            _options,
            _history,
            [.. RunNotes.Of(_options).Tables.Select(table => table.Summary).OfType<WeightSummary>()],
            new RunSize(Train.Count, Validation.Count, _model.parameters().Sum(parameter => parameter.numel())),
            Stopwatch.GetElapsedTime(_startedAt),
            _loop.IsCancelled);
        _progress.Finish();
        return report;
    }

    /// <summary>Frees the optimizer and clears the gradients; takes the progress off the console.</summary>
    public void Dispose()
    {
        _progress.Finish();
        _loop.Dispose();
        ExampleOrigin.Clear();
    }
}
