using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Labels that are independent of each other need a sigmoid each.</summary>
internal sealed class LG2016SoftmaxForIndependentLabelsRule() : Rule<LossSite>(new RuleDefinition(
    "LG2016",
    DiagnosticSeverity.Warning,
    "Softmax for independent labels",
    "'{0}' judges each label by itself, but '{1}' makes the labels share one: at most one can pass 0.5; use binary_cross_entropy_with_logits on the logits",
    "Multi-hot targets may hold several ones per row; softmax outputs sum to one."))
{
    protected override Finding? Find(LossSite site)
    {
        var prediction = site.Prediction.Tensor;
        if (site.Loss.Function != "binary_cross_entropy" || prediction.Scale != TensorScale.Probabilities) return null;
        if (site.Target.Tensor.Coding != LabelCoding.ZeroOne || prediction.Shape.Length(-1) is null or <= 2) return null;

        return new Finding(site.At(site.Prediction), site.Name, prediction.ScaleOrigin?.Name ?? "softmax")
            .With(LossEdits.ChangeLoss("Use binary_cross_entropy_with_logits", site, "binary_cross_entropy_with_logits", "BCEWithLogitsLoss", Edit.Remove(prediction.ScaleOrigin)));
    }
}
