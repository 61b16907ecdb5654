using System.Numerics;
using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>The gradients where autograd left them, by their addresses: nothing is copied, and a step costs no managed object.</summary>
/// <remarks>
/// Gradients are taken away after each step rather than filled with 0, so that autograd hands over those that it computes instead of adding them to others, which is another
/// pass over memory.
/// </remarks>
internal sealed unsafe class NativeGradients(IReadOnlyList<Parameter> parameters) : IGradients
{
    /// <summary>Elements whose squares are added in float32 before the sum goes to float64.</summary>
    private const long Block = 4096;

    private readonly long[] _counts = [.. parameters.Select(parameter => parameter.numel())];
    private readonly nint[] _handles = new nint[parameters.Count];
    private readonly nint[] _addresses = new nint[parameters.Count];

    /// <summary>What the gradients are still to be multiplied by: scaling waits for a pass that is made anyway.</summary>
    public float Factor { get; private set; } = 1;

    /// <summary>Finds the gradients of a step.</summary>
    public void Gather()
    {
        Release();
        for (var index = 0; index < _handles.Length; index++)
        {
            var handle = NativeTensor.Gradient(parameters[index].Handle);
            if (handle != 0 && !NativeTensor.IsDense(handle))
            {
                NativeTensor.Free(handle);
                MakeDense(parameters[index]);
                handle = NativeTensor.Gradient(parameters[index].Handle);
            }

            _handles[index] = handle;
            _addresses[index] = handle == 0 ? 0 : NativeTensor.Address(handle);
        }
    }

    /// <summary>The address of a gradient; 0 where none reaches the parameter.</summary>
    public nint AddressOf(int index) => _addresses[index];

    /// <summary>The number of elements of a parameter.</summary>
    public long CountOf(int index) => _counts[index];

    public double Norm()
    {
        var squares = 0.0;
        for (var index = 0; index < _addresses.Length; index++)
            squares += Squares(index);

        return Factor * Math.Sqrt(squares);
    }

    public double? Norm(int index) => _addresses[index] == 0 ? null : Factor * Math.Sqrt(Squares(index));

    public void Scale(double factor) => Factor *= (float)factor;

    public void Clip(double limit)
    {
        for (var index = 0; index < _addresses.Length; index++)
        {
            if (_addresses[index] != 0)
                Clip((float*)_addresses[index], _counts[index], Factor, (float)limit);
        }

        Factor = 1;
    }

    /// <summary>Takes all gradients away.</summary>
    public void Clear()
    {
        Release();
        for (var index = 0; index < _handles.Length; index++)
            parameters[index].grad = null;
    }

    private void Release()
    {
        Factor = 1;
        for (var index = 0; index < _handles.Length; index++)
        {
            if (_handles[index] != 0)
                NativeTensor.Free(_handles[index]);

            (_handles[index], _addresses[index]) = (0, 0);
        }
    }

    /// <summary>The rare case: a sparse gradient, or one in another order than its parameter.</summary>
    private static void MakeDense(Parameter parameter)
    {
        using var noGradients = torch.no_grad();
        using var gradient = parameter.grad!;
        using var dense = gradient.is_sparse ? gradient.to_dense() : gradient.contiguous();
        parameter.grad = dense;
    }

    private static void Clip(float* address, long count, float factor, float limit)
    {
        var (least, greatest, factors) = (new Vector<float>(-limit), new Vector<float>(limit), new Vector<float>(factor));
        var place = 0L;
        for (; place <= count - Vector<float>.Count; place += Vector<float>.Count)
            Vector.Min(Vector.Max(Vector.Load(address + place) * factors, least), greatest).Store(address + place);
        for (; place < count; place++)
            address[place] = Math.Min(Math.Max(address[place] * factor, -limit), limit);
    }

    private double Squares(int index)
    {
        var (address, count) = ((nint)_addresses[index], _addresses[index] == 0 ? 0 : _counts[index]);
        var sum = 0.0;
        for (var start = 0L; start < count; start += Block)
            sum += BlockSquares((float*)address + start, Math.Min(Block, count - start));

        // Squares overflow float32 long before their sum's root does.
        return double.IsFinite(sum) ? sum : Precisely((float*)address, count);
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

        return Vector.Sum(sums) + Precisely(address + place, count - place);
    }

    private static double Precisely(float* address, long count)
    {
        var sum = 0.0;
        for (var place = 0L; place < count; place++)
            sum += (double)address[place] * address[place];

        return sum;
    }
}
