using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Margin losses take -1 and 1.</summary>
internal sealed class LG2019ZeroOneForSignedLabelsRule() : Rule<LossSite>(new RuleDefinition(
    "LG2019",
    DiagnosticSeverity.Warning,
    "Labels 0 and 1 for a loss on -1 and 1",
    "'{0}' takes labels -1 and 1 but gets 0 and 1: zeros add a constant and no gradient, so negatives are never learnt; write '* 2 - 1'",
    "Labels multiply the score in margin losses. A zero switches its sample off."))
{
    protected override Finding? Find(LossSite site)
    {
        if (site.Loss.Coding != LabelCoding.PlusMinusOne || site.Target.Tensor.Coding != LabelCoding.ZeroOne) return null;

        var expression = site.Target.Expression;
        return new Finding(site.At(site.Target), site.Name)
            .With(expression is null || !site.Target.Tensor.Element.IsFloating() ? null : Fix.Of("Map 0 to -1", Edit.Replace(expression, Edit.Primary(expression) + " * 2 - 1")));
    }
}
