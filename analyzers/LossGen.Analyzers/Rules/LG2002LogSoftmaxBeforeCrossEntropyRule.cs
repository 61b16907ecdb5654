using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>log_softmax twice is log_softmax: a waste, not a mistake.</summary>
internal sealed class LG2002LogSoftmaxBeforeCrossEntropyRule() : Rule<LossSite>(new RuleDefinition(
    "LG2002",
    DiagnosticSeverity.Info,
    "log_softmax before cross-entropy",
    "'{0}' applies log_softmax itself; the '{1}' before it changes nothing and can go, or use nll_loss",
    "log_softmax is idempotent, so the loss and its gradient are the same; the first one only costs time."))
{
    protected override Finding? Find(LossSite site)
    {
        var prediction = site.Prediction.Tensor;
        if (site.Loss.Function != "cross_entropy" || prediction.Scale != TensorScale.LogProbabilities) return null;

        return new Finding(site.At(site.Prediction), site.Name, prediction.ScaleOrigin?.Name ?? "log_softmax")
            .With(Fix.Of("Remove the log_softmax", Edit.Remove(prediction.ScaleOrigin)));
    }
}
