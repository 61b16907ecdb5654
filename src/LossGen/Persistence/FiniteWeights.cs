using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>Tells weights that are numbers from those that are not: a model of the latter predicts nothing, which shows late.</summary>
internal static class FiniteWeights
{
    /// <summary>The first tensor that holds what no weight can be: NaN; or infinity, in a parameter. Buffers may hold infinity, as masks do.</summary>
    /// <returns>Its name; null where there is none.</returns>
    public static string? Find(IEnumerable<(string Name, torch.Tensor Tensor)> state) =>
        state.FirstOrDefault(entry => !IsSound(entry.Tensor, entry.Tensor is Parameter)).Name;

    /// <summary>Whether a tensor holds no NaN and, where it is a parameter, no infinity.</summary>
    public static bool IsSound(torch.Tensor tensor, bool isParameter)
    {
        if (!tensor.is_floating_point() || tensor.numel() == 0)
            return true;

        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        return isParameter ? SingleNumber.IsTrue(tensor.isfinite().all()) : !SingleNumber.IsTrue(tensor.isnan().any());
    }
}
