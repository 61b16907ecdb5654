using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>The largest of one value is always the first.</summary>
internal sealed class LG3008ArgMaxOfOneUnitRule() : Rule<OperationSite>(new RuleDefinition(
    "LG3008",
    DiagnosticSeverity.Warning,
    "argmax over one unit",
    "'{0}' over a dimension of length 1 is always 0: the model seems to predict one class; compare the logit with 0",
    "A model with one output says its class by the sign of the logit."))
{
    protected override Finding? Find(OperationSite site)
    {
        if (site.Operation.Role != OperationRole.ArgMax || site.Arguments["dim"].Integer is not { } dimension) return null;
        if (site.Input.Shape.Length(dimension) != 1) return null;

        return new Finding(site.Node, site.Name)
            .With(site.InputNode is null ? null : Fix.Of("Compare with 0", Edit.Replace(site.Node, $"{Edit.Primary(site.InputNode)}.gt(0).to({Spelling.Torch(site.Model, site.Node, "int64")})")));
    }
}
