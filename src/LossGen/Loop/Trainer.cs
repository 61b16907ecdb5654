using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace LossGen;

/// <summary>Trains a model, evaluates it, predicts with it, and saves and loads its weights. The generator writes a subclass for each model with <see cref="TaskAttribute"/>.</summary>
/// <remarks>
/// Threads. Any number of threads may call <c>Predict</c>, <c>PredictStream</c>, <c>Evaluate</c> and <c>Save</c> on one trainer at the same time, and each gets what it would get alone.
/// <c>Fit</c>, <c>Load</c> and the tools that train (<c>FindLearningRate</c>, <c>CheckOverfit</c>, <c>DryRun</c>, threshold tuning) run alone: what is called beside them from another thread is refused with an
/// <see cref="InvalidOperationException"/> that says what is running, as is <c>Fit</c>, <c>Load</c> or <c>Dispose</c> from within <c>Fit</c>. Callbacks, on the thread of <c>Fit</c>, may predict, evaluate and save.
/// <c>Dispose</c> beside <c>Predict</c> lets the calls that run come to their end, and refuses others. Properties are to be set while nothing runs. Trainers of one model object count as one.
/// Random numbers. Each <c>Fit</c> draws from a sequence of its own that <see cref="TrainingOptions.Seed"/> begins, so trainers on several threads give the weights that each gives alone; neither building a trainer nor
/// <c>Fit</c> moves the generator that the rest of the process draws from.
/// </remarks>
/// <typeparam name="TModel">The model's type.</typeparam>
/// <typeparam name="TExample">The type of the examples.</typeparam>
/// <typeparam name="TPrediction">What is predicted for an example.</typeparam>
/// <typeparam name="TMetrics">The metrics of the task.</typeparam>
public abstract partial class Trainer<TModel, TExample, TPrediction, TMetrics> : IDisposable
    where TModel : torch.nn.Module
    where TMetrics : class, IMetrics
{
    private static readonly bool IsScorePrediction = typeof(TPrediction) is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ScorePrediction<>);

    private readonly DeviceCheck _device;
    private readonly ModelUse _use;

    private RunContext? _run;

    private bool _isFreed;

    /// <summary>Checks the options, seeds, builds the model and moves it to the device.</summary>
    /// <param name="create">Builds the model, after seeding.</param>
    /// <param name="task">What the model learns.</param>
    /// <param name="options">How it is trained; null for the defaults.</param>
    /// <exception cref="TrainingOptionsException">An option has a wrong value, or the loss has no use for it.</exception>
    protected Trainer(Func<TModel> create, TaskDescription task, TrainingOptions? options)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(task);
        options ??= new TrainingOptions();
        TrainingOptionsCheck.Validate(options, task, typeof(TMetrics));

        // A copy of its own: notes on one trainer's run hang on its options.
        Options = options with { };
        TaskDescription = task;
        Device = DeviceName.Resolve(options.Device);
        Thresholds = DecisionThresholds.Of(task, areScores: IsScorePrediction);

        using (var stream = new RandomStream(options.Seed))
            Model = stream.InTurn(create) ?? throw new ArgumentException("The model is null.", nameof(create));

        _use = ModelUse.Of(Model);
        Model.to(Device);
        _device = new DeviceCheck(Model, Device);
        _ = ParameterPlan.Of(Model, Options);
    }

    /// <summary>The model, on <see cref="Device"/>.</summary>
    public TModel Model { get; }

    /// <summary>How it is trained.</summary>
    public TrainingOptions Options { get; }

    /// <summary>What it learns.</summary>
    public TaskDescription TaskDescription { get; }

    /// <summary>Where the model and its batches live.</summary>
    public torch.Device Device { get; }

    /// <summary>Above what labels are predicted, where each is predicted on its own: binary and multi-label classification, anomalies, and whether an example is of a known class at all. <see cref="ThresholdTuning"/> tunes them; <c>Fit</c> sets them back.</summary>
    public DecisionThresholds Thresholds { get; }

    /// <summary>The centre of what is normal, where anomalies are detected; empty for other tasks.</summary>
    public AnomalyCentre Centre { get; } = new();

    /// <summary>How the members of examples become what the model sees, and what was learned of the training examples for it; null where every member is fed as it is.</summary>
    public virtual InputPreparation<TExample>? Preparation => null;

    /// <summary>Told what happens during <c>Fit</c>, in this order. Empty at first.</summary>
    public IList<ITrainingCallback> Callbacks { get; } = [];

    /// <summary>Further validation examples, by name: whenever the model is evaluated, with these too. They are logged and reported; what stops early and what is best is decided by those passed to <c>Fit</c>.</summary>
    public IDictionary<string, IReadOnlyList<TExample>> ValidationSets { get; } = new SortedDictionary<string, IReadOnlyList<TExample>>(StringComparer.Ordinal);

    /// <summary>The length of an example (the number of its tokens, say). Where it is set, <c>Fit</c> makes batches of examples of like length, so that little of a batch is padding; not where <see cref="TrainingOptions.Shuffle"/> is false. Null at first.</summary>
    public Func<TExample, int>? ExampleLength { get; set; }

    /// <summary>Trains the model, from the weights that it has and with a fresh optimizer; or from a checkpoint, where <see cref="TrainingOptions.Resume"/> is set.</summary>
    /// <param name="train">The examples to train on.</param>
    /// <param name="validation">The examples to evaluate with after each epoch; none where null, unless <see cref="TrainingOptions.ValidationSplit"/> holds some back.</param>
    /// <param name="cancellation">Ends training after the step at hand; the report then covers the epochs that were finished. Where <see cref="TrainingOptions.Save"/> is not never, a checkpoint is written first.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="DataException">An example cannot be trained on, or there are none.</exception>
    /// <exception cref="TrainingException">The model returned something that the loss cannot take, or the loss is NaN or infinite.</exception>
    public abstract TrainingReport<TMetrics> Fit(IReadOnlyList<TExample> train, IReadOnlyList<TExample>? validation = null, CancellationToken cancellation = default);

    /// <summary>Trains the model on examples that come one after the other, and may be too many for memory: read anew in every epoch, shuffled through a buffer of <see cref="TrainingOptions.ShuffleBuffer"/>.</summary>
    /// <param name="train">The examples to train on. To resume exactly, they must come in the same order again.</param>
    /// <param name="validation">The examples to evaluate with; none where null.</param>
    /// <param name="cancellation">Ends training after the step at hand.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="DataException">An example cannot be trained on.</exception>
    /// <exception cref="TrainingException">The model returned something that the loss cannot take, or the loss is NaN or infinite.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The run owns the stream and disposes it.")]
    public TrainingReport<TMetrics> Fit(IEnumerable<TExample> train, IReadOnlyList<TExample>? validation = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        return Fit(train as IReadOnlyList<TExample> ?? new ExampleStream<TExample>(train, Options, ExampleLength), validation, cancellation);
    }

    /// <summary>Trains the model on examples that arrive asynchronously, as <see cref="Fit(IEnumerable{TExample}, IReadOnlyList{TExample}, CancellationToken)"/> does.</summary>
    /// <param name="train">The examples to train on; enumerated anew in every epoch.</param>
    /// <param name="validation">The examples to evaluate with; none where null.</param>
    /// <param name="cancellation">Ends training after the step at hand.</param>
    /// <returns>What happened.</returns>
    public TrainingReport<TMetrics> Fit(IAsyncEnumerable<TExample> train, IReadOnlyList<TExample>? validation = null, CancellationToken cancellation = default) =>
        Fit(train.ToBlockingEnumerable(CancellationToken.None), validation, cancellation);

    /// <summary>Measures how good the model is.</summary>
    /// <param name="examples">Examples with their labels.</param>
    /// <returns>The metrics over all of them.</returns>
    /// <exception cref="DataException">An example cannot be used, or there are none.</exception>
    public abstract TMetrics Evaluate(IReadOnlyList<TExample> examples);

    /// <summary>Predicts labels.</summary>
    /// <param name="examples">Examples; their labels are not read.</param>
    /// <returns>A prediction for each, in the same order.</returns>
    /// <exception cref="DataException">A feature cannot be used.</exception>
    public abstract IReadOnlyList<TPrediction> Predict(IReadOnlyList<TExample> examples);

    /// <summary>Predicts the label of one example. For many, pass them together: it is faster.</summary>
    /// <param name="example">An example; its label is not read.</param>
    /// <returns>The prediction.</returns>
    /// <exception cref="DataException">A feature cannot be used.</exception>
    public TPrediction Predict(TExample example)
    {
        IReadOnlyList<TExample> one = [example];
        return Predict(one)[0];
    }

    /// <summary>Predicts labels.</summary>
    /// <param name="examples">Examples; their labels are not read. Read once, to the end.</param>
    /// <returns>A prediction for each, in the same order.</returns>
    /// <exception cref="DataException">A feature cannot be used.</exception>
    public IReadOnlyList<TPrediction> Predict(IEnumerable<TExample> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var list = examples as IReadOnlyList<TExample> ?? [.. examples];
        return Predict(list);
    }

    /// <summary>Saves the weights in the safetensors format, with what they are for, the <see cref="Thresholds"/>, the <see cref="Centre"/> and the <see cref="Preparation"/>. The file appears whole or not at all.</summary>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <exception cref="InvalidOperationException"><c>Fit</c> or <c>Load</c> is running on another thread.</exception>
    public void Save(string path)
    {
        using var use = _use.Read(nameof(Save));
        WeightFile.Save(path, Model, TaskDescription, Thresholds, Centre, Preparation);
    }

    /// <summary>Loads weights that were saved for the same task. Where that fails, the model is left as it was.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file is damaged, or the weights are of another task or model.</exception>
    /// <exception cref="InvalidOperationException">Another call is running on the trainer.</exception>
    public void Load(string path)
    {
        using var use = _use.Change(nameof(Load));
        WeightFile.Load(path, Model, TaskDescription, Thresholds, Centre, Preparation);
    }

    /// <summary>Frees the model and what belongs to the trainer. Predictions that run on other threads come to their end first.</summary>
    /// <exception cref="InvalidOperationException"><c>Fit</c> or <c>Load</c> is running.</exception>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins a call of <c>Fit</c>: splits off the validation examples, seeds, and builds the optimizer.</summary>
    /// <param name="train">The training examples.</param>
    /// <param name="validation">The validation examples, or null.</param>
    /// <param name="what">The name of the call that trains.</param>
    /// <returns>The run.</returns>
    /// <exception cref="DataException">There are no examples in one of the lists.</exception>
    /// <exception cref="TrainingOptionsException">A validation split is asked for as well as given.</exception>
    /// <exception cref="InvalidOperationException">Another call is running on the trainer.</exception>
    protected TrainingRun<TExample, TMetrics> StartRun(IReadOnlyList<TExample> train, IReadOnlyList<TExample>? validation, [CallerMemberName] string what = "")
    {
        ArgumentNullException.ThrowIfNull(train);

        // A tool that trains has the model already, and its trial is taken once.
        var trial = _use.IsChangedHere ? Interlocked.Exchange(ref _trial, null) : null;
        var use = trial is null ? _use.Change(what) : null;
        try
        {
            return StartRun(train, validation, trial, use);
        }
        catch
        {
            _run?.Random.Dispose();
            _run?.Average?.Dispose();
            _run = null;
            use?.Dispose();
            throw;
        }
    }

    /// <summary>Begins a pass without learning.</summary>
    /// <param name="count">The number of examples.</param>
    /// <param name="what">The name of the call that makes the pass.</param>
    /// <returns>The pass; dispose it to return to the mode before.</returns>
    /// <exception cref="InvalidOperationException"><c>Fit</c> or <c>Load</c> is running on another thread.</exception>
    protected Inference StartInference(int count, [CallerMemberName] string what = "")
    {
        var inference = new Inference(_use, what, _use.IsChangedHere && _run is { Random.IsClosed: false } ? _run : null, count, Options.EvaluationBatchSize);
        try
        {
            _device.VerifyQuickly();
            Preparation?.VerifyFitted();
            return inference;
        }
        catch
        {
            inference.Dispose();
            throw;
        }
    }

    /// <summary>Frees the model and what belongs to the trainer.</summary>
    /// <param name="disposing">False when called by a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _use.Close(Free);
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The run owns the progress view and is disposed by Fit.")]
    private TrainingRun<TExample, TMetrics> StartRun(IReadOnlyList<TExample> train, IReadOnlyList<TExample>? validation, Trial? trial, IDisposable? use)
    {
        ExampleOrigin.Clear();
        Thresholds.Reset();
        _device.Verify();
        var options = trial?.Options ?? Options;
        var stream = train as ExampleStream<TExample>;
        if (stream is null && train.Count == 0)
            throw DataException.EmptySplit("training");
        if (validation is { Count: 0 })
            throw DataException.EmptySplit("validation");

        if (stream is not null && RunNotes.Of(Options).Tables.Any(table => table is ClassWeightTable { AreBalanced: true } or PositiveWeightTable { AreBalanced: true }))
            throw new TrainingOptionsException("Balanced weights are counted from the training labels, and those of a stream cannot be counted beforehand. Give the weights in TrainingOptions.ClassWeights or PositiveWeights, or pass a list.");

        if (options.ValidationSplit > 0)
        {
            if (stream is not null)
                throw TrainingOptionsException.Of(nameof(Options.ValidationSplit), options.ValidationSplit, "0, because a stream cannot be divided. Pass validation examples.");

            if (validation is not null)
                throw TrainingOptionsException.Of(nameof(Options.ValidationSplit), options.ValidationSplit, "0, because validation examples are passed as well. Do one or the other.");

            (train, validation) = ValidationSplit.Draw(train, options);
        }

        TrainingOptionsCheck.ValidateSplits(options, validation is not null);
        if (options.Threads is { } threads)
            torch.set_num_threads(threads);

        // Again, so that dropout does not depend on what ran between building the model and training it; apart from the seed that drew the weights.
        _run = new RunContext(new RandomStream(unchecked((long)(SplitMix64.Mix((ulong)options.Seed, 1) >> 1))), AveragedWeights.Of(Model, options));
        IExampleSource source = stream is null ? ListSource.Of(train, options, ExampleLength) : stream;

        var data = RunData.Of(train, validation ?? [], source.Count, ExampleLength is not null, options);

        // Several heads divide by what each of them sums over in a whole step, so they must see all its batches before the first.
        var isWindow = options.GradientAccumulation > 1 && TaskDescription.Heads.Count > 0;
        var size = isWindow ? checked(options.BatchSize * options.GradientAccumulation) : options.BatchSize;
        if (options.Prefetch > 0)
        {
            var prefetch = new PrefetchSource<TExample>(train, source, size, options.Prefetch);
            (train, source) = (prefetch, prefetch);
        }

        if (isWindow)
            source = new WindowSource(source, size);

        return new TrainingRun<TExample, TMetrics>(new RunParts<TExample, TMetrics>
        {
            Model = Model,
            Task = TaskDescription,
            Options = options,
            Train = train,
            Validation = validation ?? [],
            MoreValidation = trial is null ? ValidationSets.AsReadOnly() : new Dictionary<string, IReadOnlyList<TExample>>(),
            Source = source,
            Data = data,
            Evaluate = Evaluate,
            Thresholds = Thresholds,
            Centre = Centre,
            Preparation = Preparation,
            Callbacks = trial is null ? [.. Callbacks] : [trial.Callback],
            Progress = ProgressView.Create(options, TaskDescription),
            Use = use,
            Context = _run,
        });
    }

    private void Free()
    {
        if (Interlocked.Exchange(ref _isFreed, true))
            return;

        Model.Dispose();
        Centre.Dispose();
        foreach (var table in RunNotes.Of(Options).Tables)
            table.Dispose();
    }
}
