using System.Diagnostics.CodeAnalysis;

namespace LossGen;

/// <summary>All batches of a step, each as the positions of its examples, before the first of them is trained on. For <c>foreach</c>; empty where a batch is a step of its own.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is read in foreach only, where its name says what comes.")]
public ref struct AccumulatedBatches
{
    private readonly ReadOnlySpan<int> _rows;
    private readonly int _size;
    private int _next;

    internal AccumulatedBatches(ReadOnlySpan<int> rows, int size)
    {
        _rows = rows;
        _size = size;
    }

    /// <summary>The positions of the batch's examples, [N].</summary>
    public ReadOnlySpan<int> Current { get; private set; }

    /// <summary>Starts with the first.</summary>
    /// <returns>The enumerator.</returns>
    public readonly AccumulatedBatches GetEnumerator() => this;

    /// <summary>Moves on.</summary>
    /// <returns>False after the last.</returns>
    public bool MoveNext()
    {
        if (_next == _rows.Length)
            return false;

        Current = _rows.Slice(_next, Math.Min(_size, _rows.Length - _next));
        _next += Current.Length;
        return true;
    }
}
