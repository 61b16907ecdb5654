using TorchSharp.Modules;

namespace LossGen;

/// <summary>The steps of <c>torch.optim</c>: on every device, for every dtype.</summary>
internal sealed class TorchOptimUpdate : IParameterUpdate
{
    private readonly OptimizerBank _bank;
    private readonly TorchGradients _gradients;

    public TorchOptimUpdate(OptimizerBank bank)
    {
        _bank = bank;
        _gradients = new TorchGradients(bank.Parameters);
        Clear();
    }

    public IReadOnlyList<Parameter> Parameters => _bank.Parameters;

    public double LearningRate
    {
        get => _bank.LearningRate;
        set => _bank.LearningRate = value;
    }

    public bool ScalesFreely => false;

    public IGradients Gather() => _gradients;

    public void Apply()
    {
        for (var index = 0; index < _bank.Optimizers.Count; index++)
            _bank.Optimizers[index].step();

        Clear();
    }

    // To none: the optimizer's own zero_grad fills with zeros, and a parameter that got no gradient would still decay.
    public void Clear()
    {
        for (var index = 0; index < Parameters.Count; index++)
            Parameters[index].grad = null;
    }

    public IReadOnlyList<byte[]> SaveState() => _bank.SaveState();

    public void LoadState(IReadOnlyList<byte[]> state) => _bank.LoadState(state);

    public void Dispose() => _bank.Dispose();
}
