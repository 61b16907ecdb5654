using TorchSharp;

namespace LossGen;

/// <summary>A copy of a model's tensors, kept while training goes on.</summary>
internal sealed class WeightCopy : IDisposable
{
    private List<(string Name, torch.Tensor Tensor)> _state = [];

    /// <summary>The tensors; empty where none were kept.</summary>
    public IReadOnlyList<(string Name, torch.Tensor Tensor)> State => _state;

    /// <summary>Keeps the weights that the model has now.</summary>
    public void Keep(torch.nn.Module model) => Keep(ModelState.Of(model));

    /// <summary>Keeps tensors.</summary>
    public void Keep(IReadOnlyList<(string Name, torch.Tensor Tensor)> state)
    {
        using var noGradients = torch.no_grad();
        if (_state.Count == 0)
        {
            _state = [.. state.Select(entry => (entry.Name, entry.Tensor.detach().clone().DetachFromDisposeScope()))];
            return;
        }

        for (var index = 0; index < state.Count; index++)
            _state[index].Tensor.copy_(state[index].Tensor);
    }

    /// <summary>Gives the model the weights that were kept, where there are any.</summary>
    public void Restore(torch.nn.Module model)
    {
        if (_state.Count == 0)
            return;

        using var noGradients = torch.no_grad();
        var state = ModelState.Of(model);
        for (var index = 0; index < state.Count; index++)
            state[index].Tensor.copy_(_state[index].Tensor);
    }

    public void Dispose()
    {
        foreach (var (_, tensor) in _state)
            tensor.Dispose();

        _state = [];
    }
}
