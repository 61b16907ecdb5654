using LossGen.Analyzers.Facts;
using LossGen.Catalog.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>Scales as messages name them.</summary>
internal static class ScaleWords
{
    /// <summary>What a tensor is, and where from.</summary>
    public static string Of(TensorFact tensor)
    {
        var what = tensor.Scale switch
        {
            TensorScale.Real => "raw outputs",
            TensorScale.Probabilities => "probabilities",
            TensorScale.LogProbabilities => "log-probabilities",
            TensorScale.UnitInterval => "values in (0, 1)",
            TensorScale.LogUnitInterval => "logarithms of values in (0, 1)",
            TensorScale.NonNegative => "values that are never negative",
            TensorScale.Positive => "positive values",
            TensorScale.SignedUnit => "values in (-1, 1)",
            TensorScale.ZeroToOne => "values in [0, 1]",
            TensorScale.NonPositive => "values that are never positive",
            _ => "other values",
        };
        return tensor.ScaleOrigin is { } origin ? $"{what} of '{origin.Name}'" : what;
    }
}
