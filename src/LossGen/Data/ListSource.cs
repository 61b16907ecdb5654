namespace LossGen;

/// <summary>The positions of a list, shuffled as a whole.</summary>
internal sealed class ListSource(int count, TrainingOptions options) : IExampleSource
{
    private readonly int[] _order = new int[count];
    private int _start;
    private int _length;

    public int? Count => _order.Length;

    public ReadOnlySpan<int> Rows => _order.AsSpan(_start, _length);

    public bool IsAtEnd => _start + _length == _order.Length;

    public void Start(int epoch, long position)
    {
        if (options.Shuffle)
            ExampleOrder.Shuffle(_order, options.Seed, epoch);
        else
            ExampleOrder.Ascending(_order);

        _start = (int)position;
        _length = 0;
    }

    public void Take(int size)
    {
        _start += _length;
        _length = Math.Min(size, _order.Length - _start);
    }
}
