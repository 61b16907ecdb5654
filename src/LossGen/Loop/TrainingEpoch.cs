namespace LossGen;

/// <summary>One pass over the training examples.</summary>
/// <typeparam name="TMetrics">The metrics of the task.</typeparam>
public sealed class TrainingEpoch<TMetrics>
    where TMetrics : class, IMetrics
{
    private readonly TrainingLoop _loop;
    private readonly bool _hasValidation;

    internal TrainingEpoch(TrainingLoop loop, bool hasValidation)
    {
        _loop = loop;
        _hasValidation = hasValidation;
        Number = loop.Epoch;
    }

    /// <summary>The number of the epoch, from 1.</summary>
    public int Number { get; }

    /// <summary>Whether the model is to be evaluated now: there are validation examples, and the epoch went to its end.</summary>
    public bool IsEvaluated => _hasValidation && _loop.IsEpochComplete;

    internal TMetrics? Validation { get; private set; }

    /// <summary>The batches, in an order that is a function of the seed and the epoch.</summary>
    /// <returns>What <c>foreach</c> needs.</returns>
    public TrainingBatches Batches() => new(_loop);

    /// <summary>Notes how good the model is after this epoch.</summary>
    /// <param name="metrics">The metrics on the validation examples.</param>
    public void Record(TMetrics metrics) => Validation = metrics;
}
