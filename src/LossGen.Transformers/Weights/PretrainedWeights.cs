using TorchSharp;

namespace LossGen.Transformers;

/// <summary>
/// Pretrained weights, read into memory: from a .safetensors file, a .pt, .pth or .bin file of PyTorch, or an .onnx file. Their names are Hugging Face's, whatever the
/// prefix of the encoder was; their dtype is converted to that of the model that they go into.
/// </summary>
public sealed class PretrainedWeights : IDisposable
{
    private readonly SortedDictionary<string, torch.Tensor> _tensors = new(StringComparer.Ordinal);

    private PretrainedWeights(string source, IReadOnlyDictionary<string, torch.Tensor> tensors)
    {
        Source = source;
        foreach (var (name, inFile) in PretrainedNames.Canonical([.. tensors.Keys]))
        {
            if (!_tensors.TryAdd(name, tensors[inFile]))
                throw new CheckpointException($"{source} has two tensors that are {name}; one is called {inFile}. Expected one.");
        }

        foreach (var left in tensors.Values.Except(_tensors.Values, ReferenceEqualityComparer.Instance).Cast<torch.Tensor>())
            left.Dispose();
    }

    /// <summary>Where they are from.</summary>
    public string Source { get; }

    /// <summary>Their names, sorted: "bert.embeddings.word_embeddings.weight", "classifier.weight" ...</summary>
    public IReadOnlyCollection<string> Names => _tensors.Keys;

    /// <summary>Whether they have the dense layer that <see cref="Pooling.Pooler"/> needs.</summary>
    public bool HavePooler => Names.Any(PretrainedNames.IsPooler);

    /// <summary>One of them.</summary>
    /// <param name="name">Its name, as in <see cref="Names"/>.</param>
    /// <returns>The tensor; it belongs to the weights.</returns>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public torch.Tensor this[string name] => _tensors[name];

    /// <summary>Reads a file.</summary>
    /// <param name="path">
    /// The file. Its extension tells its format: .safetensors; .pt, .pth or .bin (PyTorch); .onnx; .index.json for weights in several files, as large models have them.
    /// </param>
    /// <returns>The weights.</returns>
    /// <exception cref="CheckpointException">The file is damaged, or its format is not known.</exception>
    /// <exception cref="FileNotFoundException">The file does not exist, or one that it names.</exception>
    public static PretrainedWeights Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new(path, path.EndsWith(ShardedWeights.Ending, StringComparison.Ordinal) ? ShardedWeights.Read(path, Read) : Read(path));
    }

    /// <summary>Reads the initializers of an ONNX graph that was exported from PyTorch.</summary>
    /// <param name="stream">The file's bytes.</param>
    /// <param name="source">What messages call it.</param>
    /// <returns>The weights.</returns>
    /// <exception cref="CheckpointException">The stream is damaged, or its weights are elsewhere.</exception>
    public static PretrainedWeights FromOnnx(Stream stream, string source) => new(source, OnnxWeights.Read(stream, source));

    /// <summary>Copies them into a model, or into an encoder alone. Where they do not fit, the model is left as it was.</summary>
    /// <param name="model">The model. Its parts are found by what they are: an encoder's names begin with "bert", wherever it stands.</param>
    /// <param name="options">What may differ; null for nothing.</param>
    /// <returns>The names of the tensors that were not in the weights: heads that are still to be trained.</returns>
    /// <exception cref="CheckpointException">Some are missing, unexpected or of another shape; it lists all of them.</exception>
    public IReadOnlyList<string> CopyTo(torch.nn.Module model, PretrainedOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var state = PretrainedNames.Of(model);
        var missing = state.Where(entry => !_tensors.ContainsKey(entry.Name)).Select(entry => entry.Name).ToArray();
        Verify(state, missing, options ?? new PretrainedOptions());
        foreach (var (name, target) in state)
        {
            if (_tensors.TryGetValue(name, out var tensor) && !FiniteWeights.IsSound(tensor, target is TorchSharp.Modules.Parameter))
                throw new CheckpointException($"The weights of {Source} are NaN or infinite, in {name}: nothing could be learned or predicted with them. The model is left as it was. Get them again, as they were published.");
        }

        using var noGradients = torch.no_grad();
        foreach (var (name, target) in state)
        {
            if (_tensors.TryGetValue(name, out var source))
                target.copy_(source);
        }

        return missing;
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
            tensor.Dispose();
    }

    /// <summary>All tensors of one file, under the names that they have there.</summary>
    private static Dictionary<string, torch.Tensor> Read(string path)
    {
        switch (Path.GetExtension(path))
        {
            case ".safetensors":
                return SafetensorsWeights.Read(path);
            case ".pt" or ".pth" or ".bin":
                return PyTorchWeights.Read(path);
            case ".onnx":
                using (var stream = File.OpenRead(path))
                    return OnnxWeights.Read(stream, path);

            case var extension:
                throw new CheckpointException($"{path}: {(extension.Length == 0 ? "no extension" : extension)} tells no format of weights. Expected .safetensors, .pt, .pth, .bin, .onnx or .index.json.");
        }
    }

    private void Verify(IReadOnlyList<(string Name, torch.Tensor Tensor)> state, string[] missing, PretrainedOptions options)
    {
        var problems = new WeightProblems();
        var expected = state.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        problems.Note("missing", missing.Where(name => !options.AllowNewHeads || PretrainedNames.IsEncoder(name)));
        problems.Note("unexpected", Names.Where(name => !expected.Contains(name) && (!options.AllowUnusedHeads || PretrainedNames.IsEncoder(name))));
        problems.Note("of another shape", state
            .Where(entry => _tensors.TryGetValue(entry.Name, out var found) && !found.shape.AsSpan().SequenceEqual(entry.Tensor.shape))
            .Select(entry => $"{entry.Name} (the weights have [{string.Join(", ", _tensors[entry.Name].shape)}], the model [{string.Join(", ", entry.Tensor.shape)}])"));
        problems.Throw($"The weights of {Source}", $"Build the model with the configuration that belongs to them; heads may differ with {nameof(PretrainedOptions)}.{nameof(PretrainedOptions.FineTuning)}.");
    }
}
