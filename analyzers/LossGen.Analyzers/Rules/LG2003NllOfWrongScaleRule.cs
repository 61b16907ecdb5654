using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>nll_loss picks and negates one entry: it must be a log-probability.</summary>
internal sealed class LG2003NllOfWrongScaleRule() : Rule<LossSite>(new RuleDefinition(
    "LG2003",
    DiagnosticSeverity.Warning,
    "nll_loss without log-probabilities",
    "'{0}' takes log-probabilities but gets {1}: the loss is meaningless and can fall without end; pass log_softmax(logits, 1), or raw logits to cross_entropy",
    "nll_loss only picks the entry of the right class and negates it. Of logits or probabilities that is no likelihood: the value is negative and its gradient ignores the other classes."))
{
    protected override Finding? Find(LossSite site)
    {
        var prediction = site.Prediction.Tensor;
        if (site.Loss.Function != "nll_loss" || !LogScale.IsMissing(prediction)) return null;

        var finding = new Finding(site.At(site.Prediction), site.Name, ScaleWords.Of(prediction));
        return prediction.Scale == TensorScale.Probabilities
            ? finding.With(Fix.Of("Use log_softmax", Edit.Exchange(prediction.ScaleOrigin, ".log_softmax(1)", "LogSoftmax")))
            : finding.With(Fix.Of("Apply log_softmax", Edit.Append(site.Prediction.Expression, ".log_softmax(1)")));
    }
}
