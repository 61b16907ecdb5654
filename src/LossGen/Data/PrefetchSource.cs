using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace LossGen;

/// <summary>
/// Reads examples some batches ahead, on one thread of its own: the same examples in the same order as without it, and an error comes when the batch that it is in has its turn.
/// As a list it is the one it reads from, with the examples of the current batch at hand.
/// </summary>
/// <param name="examples">The examples.</param>
/// <param name="source">Which of them make a batch.</param>
/// <param name="batchSize">The most examples that are taken at once.</param>
/// <param name="ahead">How many batches are read ahead.</param>
internal sealed class PrefetchSource<T>(IReadOnlyList<T> examples, IExampleSource source, int batchSize, int ahead) : IReadOnlyList<T>, IExampleSource, IDisposable
{
    private static readonly PrefetchedBatch<T> Nothing = new([], [], null, IsLast: false);

    private CancellationTokenSource? _stop;
    private BlockingCollection<PrefetchedBatch<T>>? _queue;
    private Thread? _reader;
    private PrefetchedBatch<T> _current = Nothing;
    private PrefetchedBatch<T>? _next;
    private int _cursor;

    int IReadOnlyCollection<T>.Count => examples.Count;

    public int? Count => source.Count;

    public ReadOnlySpan<int> Rows => _current.Rows;

    public bool IsAtEnd
    {
        get
        {
            if (_queue is null || _current.IsLast)
                return _current.IsLast;
            if (_current.Rows.Length > 0)
                return false;

            // Nothing was taken yet: whether there is anything shows with the first batch.
            _next ??= _queue.Take();
            return _next is { Error: null, Rows.Length: 0 };
        }
    }

    public T this[int index]
    {
        get
        {
            // A batch is filled row after row, so the next row is nearly always the one that is asked for.
            var rows = _current.Rows;
            if (_cursor >= rows.Length)
                _cursor = 0;
            if (rows.Length == 0 || rows[_cursor] != index)
                _cursor = Array.IndexOf(rows, index);
            if (_cursor < 0)
                return examples[index];

            ExampleOrigin.Restore(_current.Origin);
            return _current.Examples[_cursor++];
        }
    }

    public void Start(int epoch, long position)
    {
        Stop();
        _stop = new CancellationTokenSource();
        _queue = new BlockingCollection<PrefetchedBatch<T>>(ahead);
        var (queue, stop) = (_queue, _stop.Token);
        _reader = new Thread(() => Read(queue, epoch, position, stop)) { IsBackground = true, Name = "LossGen prefetch" };
        _reader.Start();
    }

    public void Take(int size)
    {
        var batch = _next ?? _queue!.Take();
        _next = null;
        batch.Error?.Throw();
        _current = batch;
        _cursor = 0;
    }

    public IEnumerator<T> GetEnumerator() => examples.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        Stop();
        (source as IDisposable)?.Dispose();
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It is thrown again, unchanged, on the thread that trains.")]
    private void Read(BlockingCollection<PrefetchedBatch<T>> queue, int epoch, long position, CancellationToken stop)
    {
        try
        {
            source.Start(epoch, position);
            var isLast = source.IsAtEnd;
            if (isLast)
                queue.Add(Nothing with { IsLast = true }, stop);

            while (!isLast)
            {
                var batch = Next();
                isLast = batch.IsLast;
                queue.Add(batch, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nobody waits for more.
        }
        catch (Exception exception)
        {
            Pass(queue, Nothing with { Error = ExceptionDispatchInfo.Capture(exception) }, stop);
        }
    }

    private PrefetchedBatch<T> Next()
    {
        source.Take(batchSize);
        var rows = source.Rows.ToArray();
        var read = new T[rows.Length];
        for (var row = 0; row < rows.Length; row++)
            read[row] = examples[rows[row]];

        return new PrefetchedBatch<T>(rows, read, ExampleOrigin.Current, source.IsAtEnd);
    }

    private static void Pass(BlockingCollection<PrefetchedBatch<T>> queue, PrefetchedBatch<T> batch, CancellationToken stop)
    {
        try
        {
            queue.Add(batch, stop);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it.
        }
    }

    /// <summary>Ends reading, and waits until the example at hand is read: nothing of the user's runs on after it.</summary>
    private void Stop()
    {
        _stop?.Cancel();
        _reader?.Join();
        _queue?.Dispose();
        _stop?.Dispose();
        (_stop, _reader, _queue, _next) = (null, null, null, null);
        _current = Nothing;
    }
}
