namespace LossGen;

/// <summary>A tensor in a safetensors file.</summary>
/// <param name="Name">Its name in the model's state.</param>
/// <param name="Dtype">Its dtype, as the format writes it: F32, I64 ...</param>
/// <param name="Shape">Its shape; empty for a single value.</param>
/// <param name="Start">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last.</param>
internal sealed record TensorEntry(string Name, string Dtype, long[] Shape, long Start, long End)
{
    /// <summary>What the tensor is, as messages write it.</summary>
    public string Form => $"{Dtype} [{string.Join(", ", Shape)}]";
}
