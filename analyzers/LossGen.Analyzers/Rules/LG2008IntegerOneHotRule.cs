using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>cross_entropy takes one-hot rows as floating point only.</summary>
internal sealed class LG2008IntegerOneHotRule() : Rule<LossSite>(new RuleDefinition(
    "LG2008",
    DiagnosticSeverity.Error,
    "Integer one-hot targets",
    "'{0}' gets one-hot targets as {1} (one_hot returns int64): it throws 'Expected floating point type for target'; pass class indices, argmax(-1)",
    "Rows of a target are class probabilities for cross_entropy and must be floating point; indices are shorter and faster."))
{
    protected override Finding? Find(LossSite site)
    {
        var target = site.Target.Tensor;
        if (site.Loss.Elements is not (TargetElements.IndexOrProbabilities or TargetElements.Index)) return null;
        if (site.Loss.Function == "multi_label_margin_loss" || target.Coding != LabelCoding.OneHot || !target.Element.IsIntegral()) return null;

        return new Finding(site.At(site.Target), site.Name, target.Element)
            .With(Fix.Of("Pass class indices", Edit.Append(site.Target.Expression, ".argmax(-1)")))
            .With(site.Loss.Elements == TargetElements.Index ? null
                : Fix.Of("Convert to float32", Edit.Append(site.Target.Expression, $".to({Spelling.Torch(site.Model, site.Node, "float32")})")));
    }
}
