using TorchSharp;

namespace LossGen.Transformers;

/// <summary>All tensors of a .safetensors file.</summary>
internal static class SafetensorsWeights
{
    public static Dictionary<string, torch.Tensor> Read(string path)
    {
        using var file = SafetensorsFile.Read(path);
        file.VerifyChecksum();
        return file.Header.Tensors.ToDictionary(tensor => tensor.Name, tensor => file.Tensor(tensor.Name).DetachFromDisposeScope(), StringComparer.Ordinal);
    }
}
