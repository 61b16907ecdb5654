using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;

namespace LossGen.Analyzers.Words;

/// <summary>The names of the methods and constructors of TorchSharp that a finding needs at least one of, as hashes.</summary>
internal static class TorchWords
{
    private static readonly string[] Running = ["backward", "call", "forward", "Sequential"];

    private static readonly string[] Training = ["backward", "eval", "manual_seed", "step", "train", "zero_grad"];

    private static readonly string[] Changing = ["to", "bfloat16", "double", "half", "append", "add_module", "add_param_group", "register_module"];

    private static readonly string[] Switches = ["enable_grad", "inference_mode", "no_grad", "set_grad_enabled"];

    // The property by which gradients are handled by hand, and what whoever makes an optimizer or scheduler says.
    private static readonly HashSet<int> Named = [.. new[] { "grad", "optim", "lr_scheduler", "Optimizer", "LRScheduler" }.Select(WordHash.Of)];

    private static readonly int Using = WordHash.Of("using");

    private static readonly Dictionary<int, WordKinds> Kinds = Create();

    /// <summary>The kinds of a called name. Two names may share a hash: a kind too many costs time, and nothing else.</summary>
    public static WordKinds OfCall(int hash) => Kinds.TryGetValue(hash, out var kinds) ? kinds : WordKinds.None;

    /// <summary>The kinds of a name that need not be called.</summary>
    public static WordKinds OfName(int hash) => Named.Contains(hash) ? WordKinds.Training : hash == Using ? WordKinds.Disposal : WordKinds.None;

    private static Dictionary<int, WordKinds> Create()
    {
        var kinds = new Dictionary<int, WordKinds>();
        foreach (var operation in TensorOperations.All)
        {
            Add(operation.Name, WordKinds.Tensors);
            Add(operation.Name + "_", WordKinds.Tensors);
        }

        foreach (var layer in LayerOperations.All) Add(layer.Name, WordKinds.Tensors);
        foreach (var loss in LossCalls.All)
        {
            Add(loss.Function, WordKinds.Tensors | WordKinds.Running);
            Add(loss.Module, WordKinds.Tensors);
        }

        foreach (var name in Running) Add(name, WordKinds.Tensors | WordKinds.Running);
        Add("NewDisposeScope", WordKinds.Tensors | WordKinds.Disposal);
        Add("Dispose", WordKinds.Disposal);
        foreach (var name in Changing) Add(name, WordKinds.Running);
        foreach (var name in Training) Add(name, WordKinds.Training);
        foreach (var name in Switches) Add(name, WordKinds.Training | WordKinds.GradientSwitch);
        return kinds;

        void Add(string name, WordKinds kind)
        {
            var hash = WordHash.Of(name);
            kinds[hash] = kinds.TryGetValue(hash, out var known) ? known | kind : kind;
        }
    }
}
