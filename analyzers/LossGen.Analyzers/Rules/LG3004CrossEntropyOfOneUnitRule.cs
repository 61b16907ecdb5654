using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>With one class there is nothing to choose.</summary>
internal sealed class LG3004CrossEntropyOfOneUnitRule() : Rule<LossSite>(new RuleDefinition(
    "LG3004",
    DiagnosticSeverity.Warning,
    "Cross-entropy of one unit",
    "'{0}' gets a prediction of one class: the loss is always 0 and label 1 throws; use two units, or binary_cross_entropy_with_logits",
    "cross_entropy needs a score per class. One score is a binary logit."))
{
    protected override Finding? Find(LossSite site) =>
        site.Loss.Function == "cross_entropy" && site.Prediction.Tensor.Shape.Rank == 2 && site.Prediction.Tensor.Shape.Length(1) == 1
            ? new Finding(site.At(site.Prediction), site.Name)
            : null;
}
