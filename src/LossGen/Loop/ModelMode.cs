using TorchSharp;

namespace LossGen;

/// <summary>The modes of a model's modules, while the model is in evaluation mode.</summary>
internal sealed class ModelMode
{
    private readonly torch.nn.Module _model;
    private readonly bool _wasTraining;
    private readonly torch.nn.Module[] _evaluated = [];

    private ModelMode(torch.nn.Module model)
    {
        _model = model;
        _wasTraining = model.training;

        // Modules of a model in training mode may be in evaluation mode by themselves: frozen normalization, say.
        if (_wasTraining)
            _evaluated = [.. model.modules().Where(module => !module.training)];
    }

    /// <summary>Puts a model into evaluation mode.</summary>
    /// <returns>The modes that its modules had.</returns>
    public static ModelMode Evaluate(torch.nn.Module model)
    {
        var mode = new ModelMode(model);
        model.eval();
        return mode;
    }

    /// <summary>Puts every module back into the mode that it was in.</summary>
    public void Restore()
    {
        _model.train(_wasTraining);
        foreach (var module in _evaluated)
            module.eval();
    }
}
