namespace LossGen;

/// <summary>
/// Takes the examples of a whole step of the optimizer at once, where several batches make one, and hands them out batch by batch:
/// so that before the first of them is trained on, all of them can be looked at.
/// </summary>
internal sealed class WindowSource(IExampleSource source, int windowSize) : IExampleSource, IDisposable
{
    private int _start;
    private int _length;

    public int? Count => source.Count;

    public ReadOnlySpan<int> Rows => Window.Slice(_start, _length);

    public bool IsAtEnd => IsWindowEnd && source.IsAtEnd;

    /// <summary>The positions of all examples of the step at hand.</summary>
    public ReadOnlySpan<int> Window => source.Rows;

    /// <summary>Whether the batch at hand is the first of its step.</summary>
    public bool IsWindowStart => _start == 0 && _length > 0;

    private bool IsWindowEnd => _start + _length == Window.Length;

    public void Start(int epoch, long position)
    {
        source.Start(epoch, position);
        (_start, _length) = (0, 0);
    }

    public void Take(int size)
    {
        if (IsWindowEnd)
        {
            source.Take(windowSize);
            (_start, _length) = (0, 0);
        }

        _start += _length;
        _length = Math.Min(size, Window.Length - _start);
    }

    public void Dispose() => (source as IDisposable)?.Dispose();
}
