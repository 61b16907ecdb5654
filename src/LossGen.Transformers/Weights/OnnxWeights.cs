using Google.Protobuf;
using TorchSharp;

namespace LossGen.Transformers;

/// <summary>
/// The weights of an ONNX graph that PyTorch exported, by the names that they had there. The exporter keeps the names of embeddings, biases and normalization, but
/// stores the weights of dense layers transposed, as nameless operands of a MatMul: the bias that is added to its result tells what they are.
/// </summary>
internal static class OnnxWeights
{
    private const string Bias = ".bias";

    public static Dictionary<string, torch.Tensor> Read(Stream stream, string source)
    {
        OnnxGraph graph;
        try
        {
            graph = OnnxGraph.Read(stream);
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidDataException or InvalidOperationException)
        {
            throw CheckpointException.Damaged(source, "it cannot be read as an ONNX model", exception);
        }

        var nameless = DenseWeights(graph);
        var result = new Dictionary<string, torch.Tensor>(StringComparer.Ordinal);
        foreach (var stored in graph.Tensors.Values)
        {
            if (nameless.TryGetValue(stored.Name, out var name))
                result[name] = Tensor(stored, source, isTransposed: true);
            else if (IsWeight(stored))
                result[stored.Name] = Tensor(stored, source, isTransposed: false);
        }

        return result.Count > 0 ? result : throw new CheckpointException($"{source} holds no weights by name. Expected an ONNX model that was exported from PyTorch with its weights inside.");
    }

    /// <summary>What the nameless operands of MatMul are, by the bias that is added next.</summary>
    private static Dictionary<string, string> DenseWeights(OnnxGraph graph)
    {
        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var add in graph.Nodes.Where(node => node is { Operation: "Add", Inputs.Count: 2 }))
        {
            var bias = add.Inputs.FirstOrDefault(input => input.EndsWith(Bias, StringComparison.Ordinal) && graph.Tensors.ContainsKey(input));
            if (bias is not null)
                sums[add.Inputs[0] == bias ? add.Inputs[1] : add.Inputs[0]] = bias;
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var product in graph.Nodes.Where(node => node is { Operation: "MatMul", Inputs.Count: 2, Outputs.Count: 1 }))
        {
            if (graph.Tensors.ContainsKey(product.Inputs[1]) && sums.TryGetValue(product.Outputs[0], out var bias))
                names[product.Inputs[1]] = $"{bias[..^Bias.Length]}.weight";
        }

        return names;
    }

    /// <summary>Constants of the graph have no name of a module's parameter.</summary>
    private static bool IsWeight(OnnxTensor tensor) =>
        Dtype(tensor) is not null && (tensor.Name.EndsWith(".weight", StringComparison.Ordinal) || tensor.Name.EndsWith(Bias, StringComparison.Ordinal));

    private static torch.Tensor Tensor(OnnxTensor stored, string source, bool isTransposed)
    {
        if (stored.IsElsewhere)
            throw new CheckpointException($"{source} keeps the elements of {stored.Name} in another file. Expected them inside: export the model without external data.");

        var dtype = Dtype(stored) ?? throw new CheckpointException($"{source}: {stored.Name} has element type {stored.Dtype} of ONNX. Expected float32, float64, float16 or bfloat16.");

        // Before anything of that size is asked for.
        if (!TensorSize.Fits(stored.Shape, dtype.ElementSize(), stored.Bytes.Length))
            throw CheckpointException.Damaged(source, $"{stored.Name} is {dtype} [{string.Join(", ", stored.Shape)}] but has {stored.Bytes.Length} bytes");
        if (isTransposed && stored.Shape.Length != 2)
            throw CheckpointException.Damaged(source, $"{stored.Name} is the weight of a dense layer and has {stored.Shape.Length} dimensions, where 2 were expected");

        using var scope = torch.NewDisposeScope();
        var tensor = torch.empty(stored.Shape, dtype: dtype);

        var position = 0;
        TensorBytes.ForEach(tensor, bytes =>
        {
            stored.Bytes.Span.Slice(position, bytes.Length).CopyTo(bytes);
            position += bytes.Length;
        });
        return (isTransposed ? tensor.t().contiguous() : tensor).DetachFromDisposeScope();
    }

    private static torch.ScalarType? Dtype(OnnxTensor tensor) => tensor.Dtype switch
    {
        1 => torch.ScalarType.Float32,
        10 => torch.ScalarType.Float16,
        11 => torch.ScalarType.Float64,
        16 => torch.ScalarType.BFloat16,
        _ => null,
    };
}
