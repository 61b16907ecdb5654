using System.Collections;

namespace LossGen;

/// <summary>
/// Examples that come one after the other, as a list of those at hand: the batch being trained on. Shuffled through a buffer, so never held as a whole; where lengths are known,
/// examples of like length side by side. Every epoch reads the sequence anew.
/// </summary>
internal sealed class ExampleStream<T>(IEnumerable<T> sequence, TrainingOptions options, Func<T, int>? length = null) : IReadOnlyList<T>, IExampleSource, IDisposable
{
    private readonly List<(T Example, int Place)> _buffer = [];
    private readonly List<(T Example, int Place)> _window = [];
    private readonly List<T> _batch = [];
    private int[] _rows = [];
    private IEnumerator<T>? _reader;
    private SplitMix64 _random;
    private int _read;
    private int _given;
    private int[] _places = [];

    int IReadOnlyCollection<T>.Count => _batch.Count;

    public int? Count => null;

    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, _batch.Count);

    public bool IsAtEnd => _reader is not null && _buffer.Count == 0 && _given == _window.Count;

    public T this[int index]
    {
        get
        {
            ExampleOrigin.Use(_places);
            return _batch[index];
        }
    }

    public void Start(int epoch, long position)
    {
        _reader?.Dispose();
        _reader = sequence.GetEnumerator();
        _random = new SplitMix64(SplitMix64.Mix(unchecked((ulong)options.Seed), (ulong)epoch));
        _buffer.Clear();
        _window.Clear();
        _batch.Clear();
        (_read, _given) = (0, 0);
        var capacity = options.Shuffle ? options.ShuffleBuffer : 1;
        while (_buffer.Count < capacity && _reader.MoveNext())
            _buffer.Add((_reader.Current, _read++));

        for (var passed = 0L; passed < position && !IsAtEnd; passed++)
            Next();
    }

    public void Take(int size)
    {
        _batch.Clear();
        if (_rows.Length < size)
            _rows = [.. Enumerable.Range(0, size)];

        var places = new List<int>(size);
        while (_batch.Count < size && !IsAtEnd)
        {
            var (example, place) = Next();
            _batch.Add(example);
            places.Add(place);
        }

        _places = [.. places];
    }

    public IEnumerator<T> GetEnumerator() => _batch.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => _reader?.Dispose();

    private (T Example, int Place) Next()
    {
        if (length is null || !options.Shuffle)
            return Draw();

        if (_given == _window.Count)
            FillWindow(length);

        return _window[_given++];
    }

    /// <summary>Draws the examples of the next batches, and puts those of like length side by side.</summary>
    private void FillWindow(Func<T, int> lengthOf)
    {
        var drawn = new List<(T Example, int Place)>();
        var size = (long)options.BatchSize * options.BucketBatches;
        while (drawn.Count < size && _buffer.Count > 0)
            drawn.Add(Draw());

        int[] order = [.. Enumerable.Range(0, drawn.Count)];
        ExampleOrder.Bucket(order, index => ExampleOrder.LengthOf(drawn[index].Example, lengthOf), options.BatchSize, options.BucketBatches, ref _random);
        _window.Clear();
        _window.AddRange(order.Select(index => drawn[index]));
        _given = 0;
    }

    /// <summary>Takes one example of the buffer at random, and fills its place with the next of the sequence.</summary>
    private (T Example, int Place) Draw()
    {
        var place = _random.Below(_buffer.Count);
        var drawn = _buffer[place];
        if (_reader!.MoveNext())
        {
            _buffer[place] = (_reader.Current, _read++);
        }
        else
        {
            _buffer[place] = _buffer[^1];
            _buffer.RemoveAt(_buffer.Count - 1);
        }

        return drawn;
    }
}
