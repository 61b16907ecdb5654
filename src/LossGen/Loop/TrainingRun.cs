using System.Diagnostics;
using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>One call of <c>Fit</c>, from its first epoch to its report.</summary>
/// <typeparam name="TExample">The type of the examples.</typeparam>
/// <typeparam name="TMetrics">The metrics of the task.</typeparam>
public sealed class TrainingRun<TExample, TMetrics> : IDisposable
    where TMetrics : class, IMetrics
{
    /// <summary>From one batch in so many that is left out, it is told of.</summary>
    private const int SkipsWorthAWord = 10;

    private readonly RunParts<TExample, TMetrics> _parts;
    private readonly TrainingOptions _options;
    private readonly IParameterUpdate _update;
    private readonly TrainingLoop _loop;
    private readonly CallbackList _callbacks;
    private readonly MetricTracker _tracker;
    private readonly Plateau _plateau;
    private readonly WeightCopy _best = new();
    private readonly ConstantPredictions _constant;
    private readonly FrozenStatistics _frozen;
    private readonly LabelWatch _labels;
    private readonly RunFiles? _files;
    private readonly List<EpochRecord<TMetrics>> _history = [];
    private readonly List<TrainingPoint> _training = [];
    private readonly List<EvaluationPoint> _evaluations = [];
    private readonly long _startedAt = Stopwatch.GetTimestamp();
    private TrainingEpoch<TMetrics>? _epoch;
    private TMetrics? _bestMetrics;
    private TimeSpan _earlier;
    private StopReason? _stopped;

    internal TrainingRun(RunParts<TExample, TMetrics> parts)
    {
        _parts = parts;
        _options = parts.Options;
        Train = parts.Train;
        Validation = parts.Validation;
        _tracker = new MetricTracker(_options);
        _plateau = new Plateau(_options.Schedule);
        CheckpointSize.Verify(parts.Model, _options);
        _constant = new ConstantPredictions(Warn);
        _labels = new LabelWatch(RunNotes.Of(_options).Tables, Warn);
        _frozen = new FrozenStatistics(parts.Model, ParameterPlan.Of(parts.Model, _options).Frozen);
        _update = ParameterUpdate.Create(parts.Model, _options);
        _loop = new TrainingLoop(_update, _options, parts.Source, parts.Progress, parts.Context.Random)
        {
            AfterStep = AfterStep,
            BeforeBatches = _frozen.Keep,
            Watch = new GradientWatch(Names(parts.Model, _update.Parameters), Warn),
        };
        _callbacks = new CallbackList([]);
        try
        {
            _files = RunFiles.Open(_options, parts.Task);
            _callbacks = new CallbackList(RunLogs.Create(_options, parts.Callbacks, Warn));
            Start();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The examples to train on: those passed, less those held back for validation.</summary>
    public IReadOnlyList<TExample> Train { get; }

    /// <summary>The examples to validate with: those passed, or those held back; empty where there are none.</summary>
    public IReadOnlyList<TExample> Validation { get; }

    private RunSize Size => new(_parts.Source.Count ?? 0, Validation.Count, _parts.Model.parameters().Sum(parameter => parameter.numel()));

    private TimeSpan Elapsed => _earlier + Stopwatch.GetElapsedTime(_startedAt);

    /// <summary>The epochs. Ends early, and cleanly, when training is cancelled, stopped, or has made its last step.</summary>
    /// <param name="cancellation">Looked at before every step.</param>
    /// <returns>Each epoch, once the one before is done.</returns>
    public IEnumerable<TrainingEpoch<TMetrics>> Epochs(CancellationToken cancellation = default)
    {
        while (_loop.StartEpoch(cancellation))
        {
            var startedAt = Stopwatch.GetTimestamp();
            var epoch = _epoch = new TrainingEpoch<TMetrics>(_loop, IsEvaluated, Judge);
            yield return epoch;

            // An epoch that was cut short has no place in the history: its loss is not that of the whole set.
            if (!_loop.IsEpochComplete)
                yield break;

            EndEpoch(epoch, Stopwatch.GetElapsedTime(startedAt));
        }
    }

    /// <summary>Begins a step.</summary>
    /// <returns>The step; dispose it before the next.</returns>
    public TrainingStep BeginStep() => new(_loop);

    /// <summary>The training examples once, without a step: before the first epoch, or after the last.</summary>
    /// <returns>What <c>foreach</c> needs.</returns>
    public TrainingPass Pass() => new(_parts.Source, _options.EvaluationBatchSize);

    /// <summary>Ends the run: writes the last checkpoint, restores the best weights, writes weights and report, where the options say so.</summary>
    /// <param name="calibrate">What is to be done with the weights that are kept, before they are written; nothing where null.</param>
    /// <returns>What happened.</returns>
    public TrainingReport<TMetrics> Finish(Action? calibrate = null)
    {
        _parts.Progress.Finish();
        _constant.Finish();
        if (_loop.UnlabelledBatches > 0)
            Warn(string.Create(CultureInfo.InvariantCulture, $"In {_loop.UnlabelledBatches} of the batches no label counts (each is the ignore index, or of a class that weighs 0): nothing was learned from them. Remove the examples without a label, or choose larger batches."));
        if (_loop.SkippedBatches * SkipsWorthAWord > _loop.Step * _options.GradientAccumulation)
            Warn(string.Create(CultureInfo.InvariantCulture, $"The loss of {_loop.SkippedBatches} of {_loop.Step * _options.GradientAccumulation} batches was NaN or infinite{(_options.OnNotFinite == NotFiniteAction.Skip ? ", and they were left out: only the others were learned from" : "")}. Likely causes: the learning rate is too high (try a tenth); features or targets are of very different or very large scales (standardize them); the model divides by zero or takes the logarithm or root of what is not positive."));
        if (RunNotes.Of(_options).Texts?.Warning is { } cutOff)
            Warn(cutOff);

        if (_parts.Context.Random.HadCompany && _parts.Model.parameters().Any(parameter => parameter.device_type != DeviceType.CPU))
            Warn("Other trainers drew random numbers while this run did, and a generator that is not the CPU's cannot be kept apart for each: where the model has dropout, its weights are not those of the same run alone. Train one after the other, or in a process each.");

        foreach (var warning in _parts.Preparation?.Warnings ?? [])
            Warn(warning);

        if (_options.Save != Every.Never)
            Save();

        EndWeights();

        var broken = FiniteWeights.Find(ModelState.Of(_parts.Model));
        if (broken is not null)
            Warn($"The weights at the end are NaN or infinite, in {broken}: nothing can be predicted with them, and they are not saved. Train again with a lower learning rate; OnNotFinite Stop ends a run with the last weights that were sound.");
        else
            calibrate?.Invoke();

        var reason = _loop.IsCancelled ? StopReason.Cancelled : _stopped ?? StopReason.Finished;
        _callbacks.Tell(callback => callback.RunEnded(new RunEnd(reason, _loop.Step, Elapsed)));
        var report = new TrainingReport<TMetrics>(new RunOutcome<TMetrics>
        {
            Task = _parts.Task,
            Options = _options,
            History = [.. _history],
            Weights = [.. RunNotes.Of(_options).Tables.Select(table => table.Summary).OfType<WeightSummary>()],
            Size = Size,
            Duration = Elapsed,
            Reason = reason,
            Steps = _loop.Step,
            Training = [.. _training],
            Evaluations = [.. _evaluations],
            BestMetrics = _bestMetrics,
            BestStep = _tracker.State.Step,
            SkippedBatches = _loop.SkippedBatches,
            SkippedSteps = _loop.SkippedSteps,
            Warnings = [.. _callbacks.Warnings],
            Preparation = _parts.Preparation?.Summary ?? [],
            Checkpoint = _files?.LastCheckpoint,
        });
        if (broken is null)
            _files?.SaveWeights(_parts.Model, _parts.Thresholds, _parts.Centre, _parts.Preparation);

        _files?.SaveReport(report);
        return report;
    }

    /// <summary>Frees the optimizer and clears the gradients; takes the progress off the console.</summary>
    public void Dispose()
    {
        _parts.Progress.Finish();
        _update.Clear();
        _update.Dispose();
        _loop.Dispose();
        _best.Dispose();
        _callbacks.Dispose();
        (_parts.Source as IDisposable)?.Dispose();
        ExampleOrigin.Clear();
        _frozen.Release();
        _files?.Dispose();
        _parts.Context.Average?.Dispose();
        _parts.Context.Random.Dispose();
        _parts.Use?.Dispose();
    }

    private void Start()
    {
        ScheduleCheck.ValidateLength(_options, _loop.TotalSteps);
        Resume();
        _files?.SaveOptions(_options);
        _parts.Progress.Start(_options.MaxSteps is null ? _options.Epochs : PlannedEpochs(), _parts.Source.Count ?? 0);
        var start = new RunStart(_parts.Task, _options, Size, _loop, _parts.Model, () => Stop(StopReason.Requested));
        _callbacks.Tell(callback => callback.RunStarted(start));
        if (_loop.Step == 0)
            _labels.GoOn();
    }

    private int PlannedEpochs() => _parts.Source.Count is { } count
        ? (int)Math.Max(1, Math.Ceiling(_options.MaxSteps!.Value * (double)_options.BatchSize * _options.GradientAccumulation / count))
        : 1;

    /// <summary>The names of the parameters that are trained, in the order of the model, with their places in the update.</summary>
    private static (string Name, int Place)[] Names(torch.nn.Module model, IReadOnlyList<Parameter> trained)
    {
        var places = trained.Select((parameter, place) => (parameter, place)).ToDictionary(entry => entry.parameter.Handle, entry => entry.place);
        return [.. model.named_parameters().Where(entry => places.ContainsKey(entry.parameter.Handle)).Select(entry => (entry.name, places[entry.parameter.Handle]))];
    }

    private bool IsEvaluated()
    {
        JudgeLabels();
        return IsDue();
    }

    /// <summary>Once every training example was seen, and before the labels of others are.</summary>
    private void JudgeLabels()
    {
        if (_loop.IsEpochComplete && _parts.Source.IsAtEnd)
            _labels.Judge();
    }

    private bool IsDue() =>
        Validation.Count > 0 && _loop.IsEpochComplete && !IsEvaluatedAlready
        && (_options.Evaluate.IsDueAtEpoch(_loop.Epoch, _loop.IsOver) || (_options.Evaluate.Unit == RunUnit.Step && _loop.IsOver));

    private bool IsEvaluatedAlready => _evaluations.Count > 0 && _evaluations[^1].Step == _loop.Step;

    /// <summary>The weights that evaluations are made with.</summary>
    private IReadOnlyList<(string Name, torch.Tensor Tensor)> Evaluated => _parts.Context.Average is { Count: > 0 } average ? average.State : ModelState.Of(_parts.Model);

    /// <summary>Gives the model the weights that it is to keep: the best, or the average, or those of the last step.</summary>
    private void EndWeights()
    {
        if (_options.KeepBest && _best.State.Count > 0)
        {
            _parts.Context.Average?.Abandon();
            _best.Restore(_parts.Model);
        }
        else
        {
            _parts.Context.Average?.Finish();
        }
    }

    /// <summary>Between two steps.</summary>
    private void AfterStep()
    {
        _parts.Context.Average?.Add(_loop.Step);
        _callbacks.TellStep(_loop.Step, _loop.Epoch);
        if (_options.Log.IsDueAtStep(_loop.Step))
            Log();
        if (Validation.Count > 0 && _options.Evaluate.IsDueAtStep(_loop.Step))
        {
            _labels.Pause();
            Judge(_parts.Evaluate(Validation));
            _labels.GoOn();
        }

        if (_options.Save.IsDueAtStep(_loop.Step))
            Save();
    }

    private void EndEpoch(TrainingEpoch<TMetrics> epoch, TimeSpan duration)
    {
        JudgeLabels();
        var record = new EpochRecord<TMetrics>(
            epoch.Number,
            _loop.Loss,
            epoch.Validation,
            _loop.LearningRate,
            duration,
            _loop.ExamplesTrained / Math.Max(_loop.TrainingTime.TotalSeconds, 1e-9));
        _history.Add(record);
        if (_options.Log.IsDueAtEpoch(epoch.Number, _loop.IsOver))
            Log();

        _parts.Progress.Epoch(epoch.Number, record.Loss, epoch.Validation, record.ExamplesPerSecond);
        _callbacks.Tell(callback => callback.EpochDone(epoch.Number));
        if (_options.Save.IsDueAtEpoch(epoch.Number, isLast: false))
            Save();
    }

    /// <summary>Takes an evaluation in: is it the best, is it time to stop, is the learning rate to drop?</summary>
    private void Judge(TMetrics metrics)
    {
        var value = MetricChoice.Of(metrics, _options.Monitor);
        _constant.Judge(metrics);
        var isBest = _tracker.Judge(value, _loop.Epoch, _loop.Step);
        _plateau.Judge(value);
        _loop.RateFactor = _plateau.State.Factor;
        _epoch!.Validation = metrics;
        if (isBest)
        {
            _bestMetrics = metrics;
            if (_options.KeepBest)
                _best.Keep(Evaluated);
        }

        var point = new EvaluationPoint(_loop.Step, _loop.EpochsDone, metrics.Loss, [.. metrics.Values, .. MoreMetrics()], isBest);
        _evaluations.Add(point);
        _callbacks.Tell(callback => callback.Evaluated(point));
        if (_tracker.IsOver)
            Stop(StopReason.Patience);
    }

    /// <summary>The metrics on the further validation sets, with the name of the set before theirs.</summary>
    private IEnumerable<MetricValue> MoreMetrics()
    {
        foreach (var (name, examples) in _parts.MoreValidation)
        {
            var metrics = _parts.Evaluate(examples);
            yield return new MetricValue($"{name}/loss", metrics.Loss, HigherIsBetter: false);
            foreach (var value in metrics.Values)
                yield return value with { Name = $"{name}/{value.Name}" };
        }
    }

    private void Log()
    {
        double? norm = double.IsNaN(_loop.GradientNorm) ? null : _loop.GradientNorm;
        var point = new TrainingPoint(_loop.Step, _loop.EpochsDone, _loop.TakeLogLoss(), _loop.LearningRate, norm);
        _training.Add(point);
        _callbacks.Tell(callback => callback.Logged(point));
    }

    private void Warn(string message)
    {
        _parts.Progress.Warn(message);
        _callbacks.Warn(message);
    }

    private void Stop(StopReason reason)
    {
        _stopped ??= reason;
        _loop.Stop();
    }

    private void Save()
    {
        var state = new RunState
        {
            Loop = _loop.State,
            Tracker = _tracker.State,
            Plateau = _plateau.State,
            Examples = _parts.Data.Examples,
            ValidationExamples = _parts.Data.ValidationExamples,
            Hash = _parts.Data.Hash,
            ValidationHash = _parts.Data.ValidationHash,
            IsBucketed = _parts.Data.IsBucketed,
            Threads = torch.get_num_threads(),
            Averaged = _parts.Context.Average?.Count ?? 0,
            Centre = _parts.Centre.Values,
            Preparation = _parts.Preparation?.Save() ?? "",
            Elapsed = Elapsed,
            Training = _training,
            Evaluations = _evaluations,
            Options = _options,
        };
        var path = _parts.Context.Random.InTurn(() => _files!.Save(state, _parts.Model, new(_best, _parts.Context.Average), _update));
        _callbacks.Tell(callback => callback.CheckpointSaved(path));
    }

    private void Resume()
    {
        if (!_options.Resume || _files?.Newest(Warn) is not { } checkpoint)
            return;

        var (file, state) = checkpoint;
        using var opened = file;
        var place = ResumeCheck.Verify(file.Path, state, _options, _parts.Data, Warn);
        _parts.Preparation?.Load(state.Preparation, file.Path);
        _parts.Context.Random.InTurn(() => _files.Restore(file, state, _parts.Model, new(_best, _parts.Context.Average), _update));
        _parts.Centre.Set([.. state.Centre]);
        _loop.Resume(place);
        _tracker.State = state.Tracker;
        _plateau.State = state.Plateau;
        _loop.RateFactor = state.Plateau.Factor;
        _training.AddRange(state.Training);
        _evaluations.AddRange(state.Evaluations);
        _earlier = state.Elapsed;
        _parts.Progress.Say(string.Create(CultureInfo.InvariantCulture, $"goes on from {file.Path}: epoch {place.Epoch}, step {place.Step + 1}"));
    }
}
