using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>
/// Keeps the statistics of normalization layers that are frozen: in training mode they would follow the batches, and what "keeps the values that it has" would predict otherwise than before.
/// </summary>
internal sealed class FrozenStatistics
{
    private const string Statistic = "running_mean";

    private readonly torch.nn.Module _model;
    private readonly torch.nn.Module[] _layers;

    /// <summary>Finds them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="frozen">The parameters that the options freeze.</param>
    public FrozenStatistics(torch.nn.Module model, IReadOnlyList<Parameter> frozen)
    {
        _model = model;
        var handles = frozen.Select(parameter => parameter.Handle).ToHashSet();
        _layers = handles.Count == 0 ? [] : [.. Layers(model, isParentFrozen: false, handles)];
    }

    /// <summary>Puts them into evaluation mode, after the model was put into training mode.</summary>
    public void Keep()
    {
        foreach (var layer in _layers)
            layer.eval();
    }

    /// <summary>Puts them into the mode of the model.</summary>
    public void Release()
    {
        foreach (var layer in _layers)
            layer.train(_model.training);
    }

    private static IEnumerable<torch.nn.Module> Layers(torch.nn.Module module, bool isParentFrozen, HashSet<IntPtr> frozen)
    {
        var parameters = module.parameters().ToArray();
        var isFrozen = parameters.Length == 0 ? isParentFrozen : Array.TrueForAll(parameters, parameter => frozen.Contains(parameter.Handle));
        if (isFrozen && module.named_buffers(recurse: false).Any(buffer => buffer.name == Statistic))
            yield return module;

        foreach (var (_, child) in module.named_children())
        {
            foreach (var layer in Layers(child, isFrozen, frozen))
                yield return layer;
        }
    }
}
