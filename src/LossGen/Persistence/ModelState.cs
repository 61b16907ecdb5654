using TorchSharp;

namespace LossGen;

/// <summary>The tensors of a model, parameters and buffers, by the names that Python uses too.</summary>
internal static class ModelState
{
    /// <summary>The tensors themselves, by name.</summary>
    public static IReadOnlyList<(string Name, torch.Tensor Tensor)> Of(torch.nn.Module model) =>
        [.. model.state_dict().Select(entry => (entry.Key, entry.Value)).OrderBy(entry => entry.Key, StringComparer.Ordinal)];

    /// <summary>Contiguous tensors on the CPU with the same values. They belong to the scope at hand.</summary>
    /// <param name="state">The tensors.</param>
    /// <param name="prefix">Goes before each name.</param>
    public static IEnumerable<(string Name, torch.Tensor Tensor)> OnCpu(IEnumerable<(string Name, torch.Tensor Tensor)> state, string prefix = "") =>
        state.Select(entry => (prefix + entry.Name, entry.Tensor.detach().cpu().contiguous()));

    /// <summary>Checks that a file has the tensors of a model, under a prefix.</summary>
    /// <exception cref="CheckpointException">It lacks some, has others, or of another form.</exception>
    public static void Verify(SafetensorsFile file, IReadOnlyList<(string Name, torch.Tensor Tensor)> state, string prefix = "")
    {
        var expected = state.ToDictionary(
            entry => entry.Name,
            entry => new TensorEntry(entry.Name, SafetensorsDtype.Of(entry.Tensor.dtype), entry.Tensor.shape, 0, 0).Form,
            StringComparer.Ordinal);
        var found = file.Header.Tensors
            .Where(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(tensor => tensor.Name[prefix.Length..], tensor => tensor.Form, StringComparer.Ordinal);

        var problems = new WeightProblems();
        problems.Note("missing", expected.Keys.Where(name => !found.ContainsKey(name)));
        problems.Note("unexpected", found.Keys.Where(name => !expected.ContainsKey(name)));
        problems.Note("of another form", expected
            .Where(entry => found.TryGetValue(entry.Key, out var form) && form != entry.Value)
            .Select(entry => $"{entry.Key} (the file has {found[entry.Key]}, the model {entry.Value})"));
        problems.Throw($"The weights in {file.Path}", "Load them into the model with the layers and sizes that saved them.");
    }
}
