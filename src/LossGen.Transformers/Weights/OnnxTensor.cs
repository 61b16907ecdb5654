using Google.Protobuf;

namespace LossGen.Transformers;

/// <summary>A tensor that an ONNX file holds.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Dtype">Its element type, as the format counts them: 1 for float32.</param>
/// <param name="Bytes">Its elements, little-endian.</param>
/// <param name="IsElsewhere">Whether the elements are in another file.</param>
internal sealed record OnnxTensor(string Name, long[] Shape, int Dtype, ByteString Bytes, bool IsElsewhere);
