using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;

namespace LossGen.Analyzers.Words;

/// <summary>
/// The types, by the hashes of their names, whose values may be, hold or hand out a tensor, a model or an optimizer: those of TorchSharp, and
/// those of the compilation that derive from one of them, are made of one, or hold one. Two types of one name count as one.
/// </summary>
internal sealed class CarrierTypes
{
    private static readonly int[] OfTorchSharp =
    [
        .. new[] { "Tensor", "Scalar", "Parameter", "Module", "IModule", "Sequential", "ModuleList", "ModuleDict", "ParameterList", "ParameterDict", "Loss", "Optimizer", "LRScheduler", "DataLoader", "Dataset" }
            .Concat(LayerOperations.All.Select(layer => layer.Name))
            .Concat(LossCalls.All.Select(loss => loss.Module))
            .Select(WordHash.Of),
    ];

    private readonly HashSet<int> _names = [.. OfTorchSharp];

    private CarrierTypes()
    {
    }

    public static CarrierTypes Of(IEnumerable<TreeWords> trees, CancellationToken cancellation)
    {
        var carriers = new CarrierTypes();
        var types = trees.SelectMany(tree => tree.Types(cancellation)).ToArray();
        for (var isChanged = true; isChanged;)
        {
            isChanged = false;
            foreach (var (name, words) in types) isChanged |= carriers.Contain(words) && carriers._names.Add(name);
        }

        return carriers;
    }

    /// <summary>Whether a type of this name is one.</summary>
    public bool Contains(int name) => _names.Contains(name);

    /// <summary>Whether words name one.</summary>
    public bool Contain(int[] words) => WordMember.Contain(words, _names);
}
