using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>
/// The steps of <c>torch.optim</c> in one pass over weights, gradients and state. The state is that of the optimizers of <c>torch.optim</c>,
/// in their own tensors, so that a checkpoint of either can be taken up by the other.
/// </summary>
/// <remarks>Equal to <c>torch.optim</c> within the rounding of float32. For contiguous float32 parameters on the CPU, where a pass is bound by memory and calls of the library by their overhead.</remarks>
internal sealed class FusedUpdate : IParameterUpdate
{
    private readonly OptimizerBank _bank;
    private readonly FusedStep[] _steps;
    private readonly NativeGradients _gradients;

    private FusedUpdate(OptimizerBank bank, FusedStep[] steps)
    {
        _bank = bank;
        _steps = steps;
        _gradients = new NativeGradients(bank.Parameters);
        Clear();
    }

    public IReadOnlyList<Parameter> Parameters => _bank.Parameters;

    public double LearningRate
    {
        get => _bank.LearningRate;
        set => _bank.LearningRate = value;
    }

    /// <summary>Takes over the steps of a bank.</summary>
    /// <returns>Null where a parameter or an optimizer does not allow it; the bank is then as it was.</returns>
    public static FusedUpdate? TryCreate(OptimizerBank bank)
    {
        var steps = bank.Optimizers.SelectMany(FusedStep.Of).ToArray();
        var places = new HashSet<nint>();
        return Array.TrueForAll(steps, step => step is not null) && bank.Parameters.All(parameter => IsServed(parameter) && places.Add(NativeTensor.Address(parameter.Handle)))
            ? new FusedUpdate(bank, steps!)
            : null;
    }

    public bool ScalesFreely => true;

    public IGradients Gather()
    {
        _gradients.Gather();
        return _gradients;
    }

    public void Apply()
    {
        var threads = torch.get_num_threads();
        for (var index = 0; index < _steps.Length; index++)
        {
            // The address is asked for anew: somebody may have given the parameter other memory.
            if (_gradients.AddressOf(index) is not 0 and var gradient)
                _steps[index].Apply(new FusedOperands(NativeTensor.Address(Parameters[index].Handle), gradient, _gradients.Factor, _gradients.CountOf(index), threads));
        }

        Clear();
    }

    public void Clear() => _gradients.Clear();

    public IReadOnlyList<byte[]> SaveState() => _bank.SaveState();

    public void LoadState(IReadOnlyList<byte[]> state) => _bank.LoadState(state);

    public void Dispose()
    {
        Clear();
        _bank.Dispose();
    }

    private static bool IsServed(Parameter parameter) =>
        parameter.device_type == DeviceType.CPU
        && parameter.dtype == torch.ScalarType.Float32
        && !parameter.is_sparse
        && parameter.is_contiguous()
        && parameter.numel() > 0;
}
