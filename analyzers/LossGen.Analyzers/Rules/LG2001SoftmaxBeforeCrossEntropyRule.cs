using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>cross_entropy applies log_softmax itself; probabilities flatten it.</summary>
internal sealed class LG2001SoftmaxBeforeCrossEntropyRule() : Rule<LossSite>(new RuleDefinition(
    "LG2001",
    DiagnosticSeverity.Warning,
    "Softmax before cross-entropy",
    "'{0}' gets probabilities: '{1}' has already been applied, and {0} applies log_softmax itself, so the loss cannot reach zero and gradients shrink; pass the raw logits",
    "cross_entropy takes logits and applies log_softmax to them. Probabilities lie in [0, 1], so the second softmax is nearly uniform: the loss stays high and the gradient small, without any error."))
{
    protected override Finding? Find(LossSite site)
    {
        var prediction = site.Prediction.Tensor;
        if (site.Loss.Function != "cross_entropy" || prediction.Scale != TensorScale.Probabilities) return null;

        return new Finding(site.At(site.Prediction), site.Name, prediction.ScaleOrigin?.Name ?? "softmax")
            .With(Fix.Of("Pass logits: remove the softmax", Edit.Remove(prediction.ScaleOrigin)));
    }
}
