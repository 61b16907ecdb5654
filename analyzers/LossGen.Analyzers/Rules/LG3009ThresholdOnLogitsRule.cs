using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Half a probability is the logit zero.</summary>
internal sealed class LG3009ThresholdOnLogitsRule() : Rule<OperationSite>(new RuleDefinition(
    "LG3009",
    DiagnosticSeverity.Info,
    "Threshold 0.5 on raw outputs",
    "The output of '{0}' is no probability: as a logit, 0.5 stands for a probability of 0.62; compare with 0, or apply sigmoid",
    "sigmoid(0) is 0.5. A threshold of 0.5 on logits asks for more certainty than was meant."))
{
    protected override Finding? Find(OperationSite site)
    {
        if (site.Operation.Role != OperationRole.Threshold || site.Input.Scale != TensorScale.Real) return null;
        if ((site.Other as ConstantFact)?.Number is not 0.5 || site.Input.Gradient is not (GradientState.Flows or GradientState.Cut) || site.OtherNode is null) return null;

        return new Finding(site.Node, site.Input.ScaleOrigin?.Name ?? "layer").With(Fix.Of("Compare with 0", Edit.Replace(site.OtherNode, "0")));
    }
}
