using Google.Protobuf;

namespace LossGen.Transformers;

/// <summary>The operations of an ONNX file, and the tensors that it holds.</summary>
/// <remarks>Field numbers are those of onnx.proto of ONNX; fields that are not needed are skipped.</remarks>
internal sealed class OnnxGraph
{
    private const int ModelGraph = 7;
    private const int GraphNode = 1;
    private const int GraphInitializer = 5;
    private const int NodeInput = 1;
    private const int NodeOutput = 2;
    private const int NodeOperation = 4;
    private const int TensorShape = 1;
    private const int TensorDtype = 2;
    private const int TensorFloats = 4;
    private const int TensorName = 8;
    private const int TensorRaw = 9;
    private const int TensorLocation = 14;

    private readonly List<OnnxNode> _nodes = [];
    private readonly Dictionary<string, OnnxTensor> _tensors = new(StringComparer.Ordinal);

    public IReadOnlyList<OnnxNode> Nodes => _nodes;

    public IReadOnlyDictionary<string, OnnxTensor> Tensors => _tensors;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidProtocolBufferException">It is damaged, or of another format.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static OnnxGraph Read(Stream stream)
    {
        var graph = new OnnxGraph();
        using var input = new CodedInputStream(stream, leaveOpen: true);
        while (!input.IsAtEnd)
        {
            if (WireFormat.GetTagFieldNumber(input.ReadTag()) == ModelGraph)
                Fields(input, graph.ReadGraphField);
            else
                input.SkipLastField();
        }

        return graph;
    }

    /// <summary>Goes through the fields of a message within another; what is not taken is skipped.</summary>
    private static void Fields(CodedInputStream input, Func<CodedInputStream, uint, bool> take)
    {
        var length = input.ReadLength();
        var end = input.Position + length;
        while (input.Position < end)
        {
            if (!take(input, input.ReadTag()))
                input.SkipLastField();
        }

        if (input.Position != end)
            throw new InvalidDataException($"A message should end at byte {end}, and ends at {input.Position}.");
    }

    private bool ReadGraphField(CodedInputStream input, uint tag)
    {
        switch (WireFormat.GetTagFieldNumber(tag))
        {
            case GraphNode:
                _nodes.Add(ReadNode(input));
                return true;
            case GraphInitializer:
                var tensor = ReadTensor(input);
                _tensors[tensor.Name] = tensor;
                return true;
            default:
                return false;
        }
    }

    private static OnnxNode ReadNode(CodedInputStream node)
    {
        var (operation, inputs, outputs) = ("", new List<string>(), new List<string>());
        Fields(node, (input, tag) =>
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case NodeInput:
                    inputs.Add(input.ReadString());
                    return true;
                case NodeOutput:
                    outputs.Add(input.ReadString());
                    return true;
                case NodeOperation:
                    operation = input.ReadString();
                    return true;
                default:
                    return false;
            }
        });
        return new OnnxNode(operation, inputs, outputs);
    }

    private static OnnxTensor ReadTensor(CodedInputStream tensor)
    {
        var (name, dtype, bytes, isElsewhere, shape) = ("", 0, ByteString.Empty, false, new List<long>());
        Fields(tensor, (input, tag) =>
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case TensorShape when WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited:
                    ReadPacked(input, shape);
                    return true;
                case TensorShape:
                    shape.Add(input.ReadInt64());
                    return true;
                case TensorDtype:
                    dtype = input.ReadInt32();
                    return true;
                case TensorName:
                    name = input.ReadString();
                    return true;
                case TensorRaw or TensorFloats:
                    bytes = input.ReadBytes();
                    return true;
                case TensorLocation:
                    isElsewhere = input.ReadEnum() != 0;
                    return true;
                default:
                    return false;
            }
        });
        return new OnnxTensor(name, [.. shape], dtype, bytes, isElsewhere);
    }

    private static void ReadPacked(CodedInputStream input, List<long> values)
    {
        var length = input.ReadLength();
        var end = input.Position + length;
        while (input.Position < end)
            values.Add(input.ReadInt64());
    }
}
