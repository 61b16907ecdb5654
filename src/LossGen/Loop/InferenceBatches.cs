using System.Diagnostics.CodeAnalysis;

namespace LossGen;

/// <summary>Batches of consecutive positions. For <c>foreach</c>; costs no memory per batch.</summary>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "An enumerator is not compared.")]
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is read in foreach only, where its name says what comes.")]
public struct InferenceBatches
{
    private readonly int[] _rows;
    private readonly int _count;
    private int _start;
    private int _length;

    internal InferenceBatches(int[] rows, int count)
    {
        _rows = rows;
        _count = count;
    }

    /// <summary>The positions of the batch's examples, [N]. Valid until the next batch.</summary>
    public readonly ReadOnlySpan<int> Current => _rows.AsSpan(0, _length);

    /// <summary>The enumerator.</summary>
    /// <returns>Itself, before the first batch.</returns>
    public readonly InferenceBatches GetEnumerator() => this;

    /// <summary>Moves on.</summary>
    /// <returns>False at the end.</returns>
    public bool MoveNext()
    {
        _start += _length;
        _length = Math.Min(_rows.Length, _count - _start);
        for (var row = 0; row < _length; row++)
            _rows[row] = _start + row;

        return _length > 0;
    }
}
