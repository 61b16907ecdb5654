using System.Diagnostics.CodeAnalysis;

namespace LossGen;

/// <summary>The training examples once, batch by batch, without a step: each batch as the positions of its examples. For <c>foreach</c>, and not while an epoch goes on.</summary>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "An enumerator is not compared.")]
public readonly struct TrainingPass
{
    private readonly IExampleSource _source;
    private readonly int _size;

    internal TrainingPass(IExampleSource source, int size)
    {
        _source = source;
        _size = size;
    }

    /// <summary>The positions of the batch's examples, [N]. Valid until the next batch.</summary>
    public ReadOnlySpan<int> Current => _source.Rows;

    /// <summary>Starts with the first.</summary>
    /// <returns>The enumerator, before the first batch.</returns>
    public TrainingPass GetEnumerator()
    {
        _source.Start(epoch: 1, position: 0);
        return this;
    }

    /// <summary>Moves on.</summary>
    /// <returns>False after the last batch.</returns>
    public bool MoveNext()
    {
        if (_source.IsAtEnd)
            return false;

        _source.Take(_size);
        return !_source.Rows.IsEmpty;
    }
}
