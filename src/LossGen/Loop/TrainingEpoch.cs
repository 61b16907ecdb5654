namespace LossGen;

/// <summary>One pass over the training examples.</summary>
/// <typeparam name="TMetrics">The metrics of the task.</typeparam>
public sealed class TrainingEpoch<TMetrics>
    where TMetrics : class, IMetrics
{
    private readonly TrainingLoop _loop;
    private readonly Func<bool> _isEvaluated;
    private readonly Action<TMetrics> _record;

    internal TrainingEpoch(TrainingLoop loop, Func<bool> isEvaluated, Action<TMetrics> record)
    {
        _loop = loop;
        _isEvaluated = isEvaluated;
        _record = record;
        Number = loop.Epoch;
    }

    /// <summary>The number of the epoch, from 1.</summary>
    public int Number { get; }

    /// <summary>Whether the model is to be evaluated now: there are validation examples, the epoch went to its end, and <see cref="TrainingOptions.Evaluate"/> says so.</summary>
    public bool IsEvaluated => _isEvaluated();

    internal TMetrics? Validation { get; set; }

    /// <summary>
    /// The batches, in an order that is a function of the seed and the epoch. Between two steps, what the options ask for by steps is done: evaluation, checkpoints, logs.
    /// </summary>
    /// <returns>What <c>foreach</c> needs.</returns>
    public TrainingBatches Batches() => new(_loop);

    /// <summary>Before the first batch of a step of which there are several (<see cref="TrainingOptions.GradientAccumulation"/>), all of them; at any other time none.</summary>
    /// <param name="totals">What they are added to; cleared when there are any.</param>
    /// <returns>What <c>foreach</c> needs.</returns>
    public AccumulatedBatches Accumulated(HeadTotals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        var rows = _loop.StepRows;
        if (!rows.IsEmpty)
            totals.Clear();

        return new AccumulatedBatches(rows, _loop.BatchSize);
    }

    /// <summary>Notes how good the model is after this epoch.</summary>
    /// <param name="metrics">The metrics on the validation examples.</param>
    public void Record(TMetrics metrics) => _record(metrics);
}
