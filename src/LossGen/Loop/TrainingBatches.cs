using System.Diagnostics.CodeAnalysis;

namespace LossGen;

/// <summary>The batches of an epoch, each as the positions of its examples. For <c>foreach</c>; costs no memory per batch.</summary>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "An enumerator is not compared.")]
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is read in foreach only, where its name says what comes.")]
public readonly struct TrainingBatches
{
    private readonly TrainingLoop _loop;

    internal TrainingBatches(TrainingLoop loop) => _loop = loop;

    /// <summary>The positions of the batch's examples, [N]. Valid until the next batch.</summary>
    public ReadOnlySpan<int> Current => _loop.Rows;

    /// <summary>Starts the epoch's order.</summary>
    /// <returns>The enumerator, before the first batch.</returns>
    public TrainingBatches GetEnumerator()
    {
        _loop.StartBatches();
        return this;
    }

    /// <summary>Moves on.</summary>
    /// <returns>False at the end of the epoch, and when training is cancelled.</returns>
    public bool MoveNext() => _loop.NextBatch();
}
