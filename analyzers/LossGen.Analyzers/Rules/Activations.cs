using LossGen.Analyzers.Facts;
using LossGen.Catalog.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>Whether an operation is an activation that a user put there as such, not arithmetic that happens to bound its result.</summary>
internal static class Activations
{
    public static bool IsActivation(Origin? origin) =>
        origin is not null
        && (TensorOperations.Find(origin.Name) ?? LayerOperations.Find(origin.Name)?.Function)?.Role == OperationRole.Activation;
}
