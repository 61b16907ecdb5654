using static TorchSharp.torch;

namespace LossGen;

/// <summary>The names of dtypes in the safetensors format.</summary>
internal static class SafetensorsDtype
{
    private static readonly (ScalarType Dtype, string Name)[] All =
    [
        (ScalarType.Float64, "F64"),
        (ScalarType.Float32, "F32"),
        (ScalarType.Float16, "F16"),
        (ScalarType.BFloat16, "BF16"),
        (ScalarType.Int64, "I64"),
        (ScalarType.Int32, "I32"),
        (ScalarType.Int16, "I16"),
        (ScalarType.Int8, "I8"),
        (ScalarType.Byte, "U8"),
        (ScalarType.Bool, "BOOL"),
    ];

    public static string Of(ScalarType dtype) =>
        Array.Find(All, entry => entry.Dtype == dtype).Name ?? throw new CheckpointException($"The safetensors format has no dtype for {dtype}.");

    public static ScalarType Parse(TensorEntry tensor)
    {
        var index = Array.FindIndex(All, entry => entry.Name == tensor.Dtype);
        return index < 0 ? throw new CheckpointException($"Tensor {tensor.Name} is {tensor.Form}. Expected one of {string.Join(", ", All.Select(entry => entry.Name))}.") : All[index].Dtype;
    }

    /// <summary>Bytes per element, or 0 for a dtype that is not known here.</summary>
    public static int Size(string dtype) => dtype switch
    {
        "F64" or "I64" => 8,
        "F32" or "I32" => 4,
        "F16" or "BF16" or "I16" => 2,
        "I8" or "U8" or "BOOL" => 1,
        _ => 0,
    };
}
