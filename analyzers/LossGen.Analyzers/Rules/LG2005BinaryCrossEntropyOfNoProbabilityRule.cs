using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>binary_cross_entropy needs values in [0, 1].</summary>
internal sealed class LG2005BinaryCrossEntropyOfNoProbabilityRule() : Rule<LossSite>(new RuleDefinition(
    "LG2005",
    DiagnosticSeverity.Warning,
    "binary_cross_entropy of no probability",
    "'{0}' takes probabilities but gets {1}: it throws at the first value outside [0, 1] and is wrong before; use binary_cross_entropy_with_logits on raw outputs",
    "The input of binary_cross_entropy must lie in [0, 1]. Raw outputs leave it sooner or later, and TorchSharp throws 'all elements of input should be between 0 and 1'."))
{
    protected override Finding? Find(LossSite site)
    {
        var prediction = site.Prediction.Tensor;
        if (site.Loss.Function != "binary_cross_entropy") return null;

        // What arithmetic made positive, exp(-distance) or |p - q|, may lie in [0, 1].
        var isOutside = prediction.Scale switch
        {
            TensorScale.Real or TensorScale.LogProbabilities or TensorScale.LogUnitInterval => true,
            TensorScale.NonNegative or TensorScale.Positive or TensorScale.SignedUnit => Activations.IsActivation(prediction.ScaleOrigin),
            _ => false,
        };
        if (!isOutside) return null;

        var finding = new Finding(site.At(site.Prediction), site.Name, ScaleWords.Of(prediction));
        return prediction.Scale == TensorScale.Real
            ? finding.With(LossEdits.ChangeLoss("Use binary_cross_entropy_with_logits", site, "binary_cross_entropy_with_logits", "BCEWithLogitsLoss"))
            : finding.With(Fix.Of("Use sigmoid", Edit.ExchangeBare(prediction.ScaleOrigin, ".sigmoid()", "Sigmoid")));
    }
}
