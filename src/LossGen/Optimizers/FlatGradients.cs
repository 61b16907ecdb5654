using System.Numerics;
using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>
/// The gradients of all parameters in one buffer, into which autograd adds them. A parameter joins when its first gradient comes: until then, as with autograd alone, it has none.
/// </summary>
/// <remarks>
/// Cleared elements are -0, the number that changes nothing when another is added to it, not even the sign of a zero. So a gradient that is -0 in every element is one that
/// no backward pass reached since, and its parameter is passed over, as <c>torch.optim</c> does with those whose gradient is null.
/// </remarks>
internal sealed unsafe class FlatGradients : IGradients, IDisposable
{
    /// <summary>Every parameter begins at a multiple of this many elements: a cache line.</summary>
    private const long Alignment = 16;

    /// <summary>Elements whose squares are added in float32 before the sum goes to float64.</summary>
    private const long Block = 4096;

    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly Slot[] _slots;
    private readonly torch.Tensor _memory;
    private readonly float* _address;
    private readonly long _length;

    /// <param name="parameters">Contiguous float32 on the CPU, with an element at least.</param>
    public FlatGradients(IReadOnlyList<Parameter> parameters)
    {
        _parameters = parameters;
        _slots = new Slot[parameters.Count];
        for (var index = 0; index < _slots.Length; index++)
        {
            var count = parameters[index].numel();
            _slots[index] = new Slot { Start = _length, Count = count };
            _length += (count + Alignment - 1) / Alignment * Alignment;
        }

        _memory = torch.empty(_length, dtype: torch.ScalarType.Float32).DetachFromDisposeScope();
        using var first = _memory.narrow(0, 0, 1);
        _address = (float*)TensorAddress.Of(first);
        Release();
        Clear();
    }

    /// <summary>Finds out which parameters were reached, and takes in gradients that autograd put elsewhere.</summary>
    public void Gather()
    {
        for (var index = 0; index < _slots.Length; index++)
        {
            ref var slot = ref _slots[index];
            slot.IsReached = (slot.View is not null && !IsClear(slot)) || Adopt(ref slot, _parameters[index]);
        }
    }

    public bool IsReached(int index) => _slots[index].IsReached;

    /// <summary>The address of a gradient.</summary>
    public nint AddressOf(int index) => (nint)(_address + _slots[index].Start);

    /// <summary>The number of elements of a gradient.</summary>
    public long CountOf(int index) => _slots[index].Count;

    public double Norm() => Math.Sqrt(Squares(_address, _length));

    public double? Norm(int index) => IsReached(index) ? Math.Sqrt(Squares(_address + _slots[index].Start, CountOf(index))) : null;

    // The length of the buffer and the starts in it are multiples of any vector's, so that no element is left over.
    public void Scale(double factor)
    {
        var factors = new Vector<float>((float)factor);
        for (var place = 0L; place < _length; place += Vector<float>.Count)
            (Vector.Load(_address + place) * factors).Store(_address + place);
    }

    public void Clip(double limit)
    {
        var (least, greatest) = (new Vector<float>((float)-limit), new Vector<float>((float)limit));
        for (var place = 0L; place < _length; place += Vector<float>.Count)
            Vector.Min(Vector.Max(Vector.Load(_address + place), least), greatest).Store(_address + place);
    }

    /// <summary>Clears all gradients.</summary>
    public void Clear()
    {
        Fill(_address, _length);
        for (var index = 0; index < _slots.Length; index++)
        {
            ref var slot = ref _slots[index];
            slot.IsReached = false;
            if (slot.View is null)
                _parameters[index].grad = null;
        }
    }

    public void Dispose()
    {
        Release();
        _memory.Dispose();
    }

    /// <summary>Clears elements.</summary>
    private static void Fill(float* address, long length)
    {
        var clear = new Vector<float>(-0f);
        for (var place = 0L; place < length; place += Vector<float>.Count)
            clear.Store(address + place);
    }

    /// <summary>Takes the gradients away from the parameters.</summary>
    private void Release()
    {
        for (var index = 0; index < _slots.Length; index++)
        {
            _parameters[index].grad = null;
            _slots[index].View?.Dispose();
            _slots[index].View = null;
        }
    }

    private bool IsClear(in Slot slot)
    {
        var words = (int*)(_address + slot.Start);
        for (var place = 0L; place < slot.Count; place++)
        {
            if (words[place] != int.MinValue)
                return false;
        }

        return true;
    }

    /// <summary>The rare case: a first gradient, none, or one elsewhere because somebody set the parameter's gradient.</summary>
    private bool Adopt(ref Slot slot, Parameter parameter)
    {
        using var gradient = parameter.grad;
        if (gradient is null)
        {
            slot.View?.Dispose();
            slot.View = null;
            return false;
        }

        if (!gradient.is_sparse && slot.View is not null && TensorAddress.Of(gradient) == (nint)(_address + slot.Start))
            return false;

        using var noGradients = torch.no_grad();
        slot.View ??= View(slot, parameter);
        using var dense = gradient.is_sparse ? gradient.to_dense() : null;
        slot.View.copy_(dense ?? gradient);
        parameter.grad = slot.View;
        return true;
    }

    private torch.Tensor View(in Slot slot, Parameter parameter)
    {
        using var part = _memory.narrow(0, slot.Start, slot.Count);
        return part.view(parameter.shape).DetachFromDisposeScope();
    }

    private static double Squares(float* address, long count)
    {
        var sum = 0.0;
        for (var start = 0L; start < count; start += Block)
            sum += BlockSquares(address + start, Math.Min(Block, count - start));

        // Squares overflow float32 long before their sum's root does.
        return double.IsFinite(sum) ? sum : Precisely(address, count);
    }

    private static double BlockSquares(float* address, long count)
    {
        var sums = Vector<float>.Zero;
        var place = 0L;
        for (; place <= count - Vector<float>.Count; place += Vector<float>.Count)
        {
            var values = Vector.Load(address + place);
            sums = Vector.FusedMultiplyAdd(values, values, sums);
        }

        var sum = (double)Vector.Sum(sums);
        for (; place < count; place++)
            sum += (double)address[place] * address[place];

        return sum;
    }

    private static double Precisely(float* address, long count)
    {
        var sum = 0.0;
        for (var place = 0L; place < count; place++)
            sum += (double)address[place] * address[place];

        return sum;
    }

    /// <summary>The place of a parameter's gradient.</summary>
    private struct Slot
    {
        public long Start;
        public long Count;

        /// <summary>The parameter's gradient as autograd sees it; null until there is one.</summary>
        public torch.Tensor? View;
        public bool IsReached;
    }
}
