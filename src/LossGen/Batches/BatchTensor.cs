using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace LossGen;

/// <summary>
/// A tensor whose rows are written through a span, batch after batch, into the same native memory. It grows when a larger batch comes and never shrinks.
/// </summary>
/// <remarks>
/// A batch must not be written before the training step on the one before has ended: the graph of that step still reads the memory.
/// The tensors belong to this object, not to the dispose scope in which they are read.
/// </remarks>
/// <typeparam name="T">The element type: float, double, long, int, byte or bool.</typeparam>
public sealed class BatchTensor<T> : IDisposable
    where T : unmanaged
{
    private readonly torch.Device _device;
    private readonly bool _isOnCpu;
    private readonly long[] _shape; // [0] is the view's number of rows
    private readonly long[] _strides;
    private readonly long[] _sequenceShape = new long[2]; // of rows with a width of their own
    private readonly long[] _sequenceStrides = [0, 1];
    private readonly long[] _vectorShape = new long[3]; // of sequences of vectors
    private readonly long[] _vectorStrides = [0, 0, 1];
    private readonly long _width;
    private torch.Tensor? _memory;
    private torch.Tensor? _deviceMemory;
    private torch.Tensor? _view;
    private torch.Tensor? _deviceView;
    private nint _address;
    private long _capacity; // elements
    private int _count = -1;
    private long _viewWidth = -1;
    private bool _isCopied;

    /// <summary>Prepares a tensor; memory is taken when the first rows are asked for.</summary>
    /// <param name="device">Where <see cref="Tensor"/> lives.</param>
    /// <param name="shape">The dimensions after the first: none for [N], D for [N, D], and so on.</param>
    public BatchTensor(torch.Device device, params ReadOnlySpan<long> shape)
    {
        ArgumentNullException.ThrowIfNull(device);
        _device = device;
        _isOnCpu = device.type == DeviceType.CPU;
        _shape = new long[shape.Length + 1];
        shape.CopyTo(_shape.AsSpan(1));
        _width = 1;
        foreach (var dimension in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimension, nameof(shape));
            _width *= dimension;
        }

        _strides = new long[_shape.Length];
        _strides[^1] = 1;
        for (var dimension = _strides.Length - 2; dimension >= 0; dimension--)
            _strides[dimension] = _strides[dimension + 1] * _shape[dimension + 1];
    }

    /// <summary>The rows that were written last, [count, ...], on the device. The same object as long as the count stays the same.</summary>
    /// <exception cref="InvalidOperationException">No rows were asked for.</exception>
    public torch.Tensor Tensor
    {
        get
        {
            if (_view is null)
                throw new InvalidOperationException("The batch is empty: call Rows before Tensor.");
            if (_isOnCpu)
                return _view;

            return CopyToDevice(_view);
        }
    }

    /// <summary>The memory of the next batch, row after row. What is in it is what was there before.</summary>
    /// <param name="count">The number of rows, N; at least 1.</param>
    /// <returns>A span of N times the product of the other dimensions.</returns>
    public Span<T> Rows(int count) => Prepare(count, _width, _shape, _strides);

    /// <summary>The memory of the next batch of rows that have their own width this time: for sequences padded to the longest of the batch.</summary>
    /// <param name="count">The number of rows, N; at least 1.</param>
    /// <param name="width">The elements in each row, L; at least 1. <see cref="Tensor"/> is [N, L].</param>
    /// <returns>A span of N times L.</returns>
    public Span<T> Rows(int count, long width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        _sequenceShape[1] = width;
        _sequenceStrides[0] = width;
        return Prepare(count, width, _sequenceShape, _sequenceStrides);
    }

    /// <summary>The memory of the next batch of sequences of vectors that have their own length this time.</summary>
    /// <param name="count">The number of sequences, N; at least 1.</param>
    /// <param name="length">The vectors of each, L; at least 1. <see cref="Tensor"/> is [N, L, D].</param>
    /// <param name="width">The elements of a vector, D; the same every time.</param>
    /// <returns>A span of N times L times D.</returns>
    public Span<T> Rows(int count, long length, long width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        (_vectorShape[1], _vectorShape[2]) = (length, width);
        (_vectorStrides[0], _vectorStrides[1]) = (length * width, width);
        return Prepare(count, length * width, _vectorShape, _vectorStrides);
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        DisposeViews();
        _memory?.Dispose();
        _deviceMemory?.Dispose();
        _memory = null;
        _deviceMemory = null;
        _capacity = 0;
        _address = 0;
    }

    private unsafe Span<T> Prepare(int count, long width, long[] shape, long[] strides)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var elements = checked((int)(count * width));
        if (count != _count || width != _viewWidth)
        {
            DisposeViews();
            if (elements > _capacity)
                Grow(elements);

            shape[0] = count;
            _view = View(_memory!, shape, strides);
            _deviceView = _deviceMemory is null ? null : View(_deviceMemory, shape, strides);
            _count = count;
            _viewWidth = width;
        }

        _isCopied = false;
        return new Span<T>((void*)_address, elements);
    }

    private unsafe void Grow(int elements)
    {
        _memory?.Dispose();
        _deviceMemory?.Dispose();
        _memory = torch.empty(elements, dtype: BatchDtype<T>.Value).DetachFromDisposeScope();
        _deviceMemory = _isOnCpu ? null : torch.empty(elements, dtype: BatchDtype<T>.Value, device: _device).DetachFromDisposeScope();

        // Native memory does not move, so the address can be kept.
        _address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(_memory.bytes));
        _capacity = elements;
    }

    private torch.Tensor CopyToDevice(torch.Tensor view)
    {
        if (!_isCopied)
        {
            _deviceView!.copy_(view);
            _isCopied = true;
        }

        return _deviceView!;
    }

    // One operation rather than narrow and view: batches of sequences have another length at most steps.
    private static torch.Tensor View(torch.Tensor memory, long[] shape, long[] strides) => memory.as_strided(shape, strides).DetachFromDisposeScope();

    private void DisposeViews()
    {
        _view?.Dispose();
        _deviceView?.Dispose();
        _view = null;
        _deviceView = null;
        _count = -1;
    }
}
