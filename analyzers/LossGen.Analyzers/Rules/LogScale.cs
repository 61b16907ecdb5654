using LossGen.Analyzers.Facts;
using LossGen.Catalog.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>Whether numbers can be logarithms of probabilities, where a loss asks for such.</summary>
internal static class LogScale
{
    /// <summary>True where they certainly are none.</summary>
    public static bool IsMissing(TensorFact prediction) => prediction.Scale switch
    {
        TensorScale.Real or TensorScale.Probabilities or TensorScale.UnitInterval or TensorScale.NonNegative or TensorScale.Positive => true,
        TensorScale.SignedUnit => Activations.IsActivation(prediction.ScaleOrigin),
        _ => false,
    };
}
