namespace LossGen;

/// <summary>Hands out the positions of training examples, epoch after epoch. The order is a function of the seed and the epoch, so that it can be taken up anywhere.</summary>
internal interface IExampleSource
{
    /// <summary>How many examples an epoch has; null where only its end tells.</summary>
    int? Count { get; }

    /// <summary>The positions of the current batch.</summary>
    ReadOnlySpan<int> Rows { get; }

    /// <summary>Whether nothing is left after the current batch.</summary>
    bool IsAtEnd { get; }

    /// <summary>Begins an epoch.</summary>
    /// <param name="epoch">Its number, from 1.</param>
    /// <param name="position">How many examples to pass over, because they were trained on already.</param>
    void Start(int epoch, long position);

    /// <summary>Takes the next batch.</summary>
    /// <param name="size">The most examples it may have.</param>
    void Take(int size);
}
