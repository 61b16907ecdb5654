using System.Runtime.CompilerServices;

namespace LossGen;

/// <content>Tools that look before a long run: they leave the model, and all else of the trainer, as it was.</content>
public abstract partial class Trainer<TModel, TExample, TPrediction, TMetrics>
{
    /// <summary>The name under which reports show the examples that <c>Fit</c> validates with.</summary>
    private const string ValidationName = "validation";

    private Trial? _trial;

    /// <summary>
    /// Looks for a learning rate: trains a copy of the weights while the rate rises from step to step by the same factor, and notes the loss.
    /// Batch size, optimizer, groups, clipping and accumulation are those of <see cref="Options"/>. Afterwards the model is as it was.
    /// </summary>
    /// <param name="train">The examples to train on.</param>
    /// <param name="least">The learning rate of the first step: above 0.</param>
    /// <param name="greatest">The learning rate of the last step: above the least. The search ends before it where the loss rises to four times its least.</param>
    /// <param name="steps">The number of steps: at least 2; some hundred give a curve.</param>
    /// <param name="cancellation">Ends the search after the step at hand; what was found so far is returned.</param>
    /// <returns>The curve and a suggestion.</returns>
    /// <exception cref="DataException">An example cannot be trained on, or there are none.</exception>
    public LearningRateSearch FindLearningRate(IReadOnlyList<TExample> train, double least = 1e-7, double greatest = 10, int steps = 100, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(least);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(greatest, least);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);

        // The same factor at every step: an exponential schedule, upwards.
        var factor = Math.Pow(greatest / least, 1.0 / (steps - 1));
        var options = Trial.Quiet(Options, steps) with
        {
            LearningRate = least,
            Schedule = new LearningRateSchedule { Kind = ScheduleKind.Exponential, Decay = factor },
            OnNotFinite = NotFiniteAction.Skip,
            MaxGradientNorm = null,
        };
        var sweep = new LearningRateSweep();
        using (Keep(nameof(FindLearningRate)))
            Try(new Trial(options, sweep), train, null, cancellation);

        return new LearningRateSearch(TaskDescription.Model, sweep.Steps, sweep.HasDiverged);
    }

    /// <summary>
    /// Checks whether the model can learn a few batches by heart: a quick test of model, loss, labels and learning rate. Trains a copy of the weights on examples drawn at random,
    /// with the options of the trainer at a constant learning rate, until they are learned or the steps are made. Afterwards the model is as it was.
    /// </summary>
    /// <param name="train">The examples to draw from.</param>
    /// <param name="batches">How many batches to learn: at least 1.</param>
    /// <param name="steps">The most steps to make: at least 1.</param>
    /// <param name="share">What counts as learned: the least value of the first metric of which higher is better (accuracy, F1, R2, ...); above 0 and at most 1. A task without such a metric has learned when its first metric, or else the loss, fell by this share.</param>
    /// <param name="cancellation">Ends the check after the step at hand.</param>
    /// <returns>What came out.</returns>
    /// <exception cref="DataException">An example cannot be trained on, or there are none.</exception>
    public OverfitReport<TMetrics> CheckOverfit(IReadOnlyList<TExample> train, int batches = 2, int steps = 500, double share = 0.95, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentOutOfRangeException.ThrowIfLessThan(batches, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (!(share is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "Expected a share above 0 and at most 1; 0.95 is usual.");
        if (train.Count == 0)
            throw DataException.EmptySplit("training");

        var order = new int[train.Count];
        ExampleOrder.Shuffle(order, Options.Seed, purpose: 0);
        var drawn = new Subset<TExample>(train, order[..(int)Math.Min(train.Count, (long)batches * Options.BatchSize)]);
        var options = Trial.Quiet(Options, steps) with { GradientAccumulation = 1, Evaluate = Every.Steps(Math.Max(1, steps / 20)) };
        using (Keep(nameof(CheckOverfit)))
        {
            if (Preparation is { IsFitted: false })
                Preparation.Fit(drawn);

            var before = Evaluate(drawn);
            var watch = new OverfitWatch(before, share);
            var report = Try(new Trial(options, watch), drawn, drawn, cancellation);
            var after = Evaluate(drawn);
            return new OverfitReport<TMetrics>(before, after, watch.IsReachedBy(after.Loss, after.Values), watch.Metric, watch.Target, drawn.Count, report.Steps, watch.Losses);
        }
    }

    /// <summary>
    /// Runs through everything once, quickly: the checks of <c>Fit</c> before its first step, one step on the training examples, one batch of every other split, and its prediction.
    /// Finds what would otherwise end a run at its first evaluation. Afterwards the model is as it was.
    /// </summary>
    /// <param name="train">The examples to train on.</param>
    /// <param name="validation">The examples to validate with, if any. <see cref="ValidationSets"/> are tried too.</param>
    /// <returns>What came out.</returns>
    /// <exception cref="DataException">An example of these batches cannot be used, or there are none.</exception>
    /// <exception cref="TrainingException">The model returned something that the loss cannot take, or the loss is NaN or infinite.</exception>
    public DryRunReport<TMetrics> DryRun(IReadOnlyList<TExample> train, IReadOnlyList<TExample>? validation = null)
    {
        ArgumentNullException.ThrowIfNull(train);
        var watch = new DryRunWatch();
        var splits = new SortedDictionary<string, TMetrics>(StringComparer.Ordinal);
        using (Keep(nameof(DryRun)))
        {
            Try(new Trial(Trial.Quiet(Options, steps: 1) with { CheckGradients = true }, watch), train, null, CancellationToken.None);
            if (validation is not null)
                splits.Add(ValidationName, OneBatch(validation));
            foreach (var (name, examples) in ValidationSets)
                splits.Add(name, OneBatch(examples));
            if (splits.Count == 0)
                Predict(First(train));
        }

        return new DryRunReport<TMetrics>(watch.Step!.Loss, watch.Step.GradientNorm, splits, watch.Warnings);
    }

    /// <summary>Predicts the labels of examples that come one after the other, and may be too many for memory: a batch of <see cref="TrainingOptions.EvaluationBatchSize"/> at a time, as they are asked for.</summary>
    /// <param name="examples">Examples; their labels are not read. Read once, no further than needed.</param>
    /// <returns>A prediction for each, in the same order.</returns>
    /// <exception cref="DataException">A feature cannot be used; thrown when its batch is reached.</exception>
    public IEnumerable<TPrediction> PredictStream(IEnumerable<TExample> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return Batches();

        IEnumerable<TPrediction> Batches()
        {
            var start = 0;
            foreach (var chunk in examples.Chunk(Options.EvaluationBatchSize))
            {
                foreach (var prediction in PredictChunk(chunk, start))
                    yield return prediction;

                start += chunk.Length;
            }
        }
    }

    /// <summary>Predicts the labels of examples that arrive asynchronously, as <see cref="PredictStream(IEnumerable{TExample})"/> does.</summary>
    /// <param name="examples">Examples; their labels are not read. Read once, no further than needed.</param>
    /// <param name="cancellation">Ends the stream with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A prediction for each, in the same order.</returns>
    /// <exception cref="DataException">A feature cannot be used; thrown when its batch is reached.</exception>
    public async IAsyncEnumerable<TPrediction> PredictStream(IAsyncEnumerable<TExample> examples, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var start = 0;
        await foreach (var chunk in examples.Chunk(Options.EvaluationBatchSize).WithCancellation(cancellation))
        {
            foreach (var prediction in PredictChunk(chunk, start))
            {
                cancellation.ThrowIfCancellationRequested();
                yield return prediction;
            }

            start += chunk.Length;
        }
    }

    private IReadOnlyList<TPrediction> PredictChunk(TExample[] chunk, int start)
    {
        try
        {
            return Predict((IReadOnlyList<TExample>)new Slice<TExample>(chunk, start));
        }
        finally
        {
            ExampleOrigin.Clear();
        }
    }

    private TMetrics OneBatch(IReadOnlyList<TExample> examples)
    {
        var batch = First(examples);
        Predict(batch);
        return Evaluate(batch);
    }

    private Subset<TExample> First(IReadOnlyList<TExample> examples) =>
        new Subset<TExample>(examples, [.. Enumerable.Range(0, Math.Min(examples.Count, Options.EvaluationBatchSize))]);

    /// <summary>Begins a call that leaves the trainer as it was, and runs alone.</summary>
    private KeptState Keep(string what)
    {
        var use = Change(what);
        try
        {
            return new KeptState(use, Model, Options, Thresholds, Centre, Preparation);
        }
        catch
        {
            use.Dispose();
            throw;
        }
    }

    /// <summary>Begins a call that changes the trainer, and runs alone.</summary>
    internal IDisposable Change(string what) => _use.Change(what);

    /// <summary>Begins a call that reads the weights.</summary>
    internal IDisposable Read(string what) => _use.Read(what);

    private TrainingReport<TMetrics> Try(Trial trial, IReadOnlyList<TExample> train, IReadOnlyList<TExample>? validation, CancellationToken cancellation)
    {
        _trial = trial;
        try
        {
            return Fit(train, validation, cancellation);
        }
        finally
        {
            _trial = null;
        }
    }
}
