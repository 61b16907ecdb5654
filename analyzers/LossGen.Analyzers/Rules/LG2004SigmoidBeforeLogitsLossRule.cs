using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>The losses on logits apply the sigmoid themselves.</summary>
internal sealed class LG2004SigmoidBeforeLogitsLossRule() : Rule<LossSite>(new RuleDefinition(
    "LG2004",
    DiagnosticSeverity.Warning,
    "Sigmoid before a loss on logits",
    "'{0}' applies sigmoid itself but gets {1}: squashed twice, outputs stay between 0.5 and 0.73 and training stalls; pass the raw logits",
    "A sigmoid of a sigmoid lies in [0.5, 0.73], so the loss cannot get near zero and the gradient is a fraction of the right one."))
{
    protected override Finding? Find(LossSite site)
    {
        var prediction = site.Prediction.Tensor;
        if (site.Loss.Function is not ("binary_cross_entropy_with_logits" or "multilabel_soft_margin_loss")) return null;
        if (prediction.Scale is not (TensorScale.UnitInterval or TensorScale.Probabilities or TensorScale.LogUnitInterval or TensorScale.LogProbabilities)) return null;

        return new Finding(site.At(site.Prediction), site.Name, ScaleWords.Of(prediction))
            .With(Fix.Of("Pass logits: remove the activation", Edit.Remove(prediction.ScaleOrigin)));
    }
}
