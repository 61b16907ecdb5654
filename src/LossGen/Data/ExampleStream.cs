using System.Collections;

namespace LossGen;

/// <summary>
/// Examples that come one after the other, as a list of those at hand: the batch being trained on. Shuffled through a buffer, so never held as a whole.
/// Every epoch reads the sequence anew.
/// </summary>
internal sealed class ExampleStream<T>(IEnumerable<T> sequence, TrainingOptions options) : IReadOnlyList<T>, IExampleSource, IDisposable
{
    private readonly List<T> _buffer = [];
    private readonly List<T> _batch = [];
    private readonly int[] _rows = [.. Enumerable.Range(0, options.BatchSize)];
    private IEnumerator<T>? _reader;
    private SplitMix64 _random;

    int IReadOnlyCollection<T>.Count => _batch.Count;

    public int? Count => null;

    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, _batch.Count);

    public bool IsAtEnd => _reader is not null && _buffer.Count == 0;

    public T this[int index] => _batch[index];

    public void Start(int epoch, long position)
    {
        _reader?.Dispose();
        _reader = sequence.GetEnumerator();
        _random = new SplitMix64(SplitMix64.Mix(unchecked((ulong)options.Seed), (ulong)epoch));
        _buffer.Clear();
        _batch.Clear();
        var capacity = options.Shuffle ? options.ShuffleBuffer : 1;
        while (_buffer.Count < capacity && _reader.MoveNext())
            _buffer.Add(_reader.Current);

        for (var passed = 0L; passed < position && _buffer.Count > 0; passed++)
            Draw();
    }

    public void Take(int size)
    {
        _batch.Clear();
        while (_batch.Count < size && _buffer.Count > 0)
            _batch.Add(Draw());
    }

    public IEnumerator<T> GetEnumerator() => _batch.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => _reader?.Dispose();

    /// <summary>Takes one example of the buffer at random, and fills its place with the next of the sequence.</summary>
    private T Draw()
    {
        var place = _random.Below(_buffer.Count);
        var example = _buffer[place];
        if (_reader!.MoveNext())
        {
            _buffer[place] = _reader.Current;
        }
        else
        {
            _buffer[place] = _buffer[^1];
            _buffer.RemoveAt(_buffer.Count - 1);
        }

        return example;
    }
}
