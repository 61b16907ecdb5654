using TorchSharp;

namespace LossGen;

/// <summary>Weights as a tensor that outlives the dispose scope in which it is made.</summary>
internal static class WeightTensor
{
    /// <summary>Float32 [C] on the device.</summary>
    public static torch.Tensor Of(double[] weights, torch.Device device)
    {
        using var scope = torch.NewDisposeScope();
        return torch.tensor(Array.ConvertAll(weights, weight => (float)weight), dtype: torch.ScalarType.Float32).to(device).DetachFromDisposeScope();
    }
}
