using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Real outputs never equal their targets.</summary>
internal sealed class LG3010EqualityOfRealOutputsRule() : Rule<OperationSite>(new RuleDefinition(
    "LG3010",
    DiagnosticSeverity.Warning,
    "Accuracy of real outputs",
    "The output of '{0}' is a real number and equals its target almost never: this accuracy stays near 0; report an error such as the mean absolute one, or compare classes",
    "Equality of floating point numbers is no measure of a regression, and logits must be turned into classes first."))
{
    protected override Finding? Find(OperationSite site) =>
        site.Operation.Role == OperationRole.Equality && site.Input.Scale == TensorScale.Real && site.Other is not ConstantFact
            && site.Input.Gradient is GradientState.Flows or GradientState.Cut && site.OtherNode is not null
            ? new Finding(site.Node, site.Input.ScaleOrigin?.Name ?? "layer")
            : null;
}
