using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>One-hot labels name one class; the binary losses judge each class alone.</summary>
internal sealed class LG2018BinaryLossForOneHotRule() : Rule<LossSite>(new RuleDefinition(
    "LG2018",
    DiagnosticSeverity.Info,
    "Binary loss for one-hot labels",
    "'{0}' judges every class by itself, but one-hot labels name exactly one; if classes exclude each other use cross_entropy",
    "With C classes the C - 1 zeros of a row dominate the binary loss, and accuracy per entry looks good from the start."))
{
    protected override Finding? Find(LossSite site) =>
        site.Loss.Function is "binary_cross_entropy_with_logits" or "binary_cross_entropy" && site.Target.Tensor.Coding == LabelCoding.OneHot
            ? new Finding(site.At(site.Target), site.Name)
            : null;
}
