namespace LossGen;

/// <summary>The positions of a list, shuffled as a whole; examples of like length side by side where their lengths are known.</summary>
internal sealed class ListSource(int count, TrainingOptions options, int[]? lengths = null) : IExampleSource
{
    /// <summary>Keeps the order of batches apart from that of examples.</summary>
    private const ulong BucketPurpose = 1UL << 32;

    private readonly int[] _order = new int[count];
    private int _start;
    private int _length;

    public int? Count => _order.Length;

    public ReadOnlySpan<int> Rows => _order.AsSpan(_start, _length);

    public bool IsAtEnd => _start + _length == _order.Length;

    public static ListSource Of<T>(IReadOnlyList<T> examples, TrainingOptions options, Func<T, int>? length)
    {
        if (length is null)
            return new ListSource(examples.Count, options);

        // Once for all epochs: reading an example may be costly.
        var lengths = new int[examples.Count];
        for (var index = 0; index < lengths.Length; index++)
            lengths[index] = ExampleOrder.LengthOf(examples[index], length);

        return new ListSource(examples.Count, options, lengths);
    }

    public void Start(int epoch, long position)
    {
        if (options.Shuffle)
            ExampleOrder.Shuffle(_order, options.Seed, epoch);
        else
            ExampleOrder.Ascending(_order);

        if (lengths is not null && options.Shuffle)
        {
            var random = new SplitMix64(SplitMix64.Mix(unchecked((ulong)options.Seed), BucketPurpose + (ulong)epoch));
            ExampleOrder.Bucket(_order, index => lengths[index], options.BatchSize, options.BucketBatches, ref random);
        }

        _start = (int)position;
        _length = 0;
    }

    public void Take(int size)
    {
        _start += _length;
        _length = Math.Min(size, _order.Length - _start);
    }
}
