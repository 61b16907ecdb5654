using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Of one value softmax is always one.</summary>
internal sealed class LG3003SoftmaxOfOneUnitRule() : Rule<OperationSite>(new RuleDefinition(
    "LG3003",
    DiagnosticSeverity.Warning,
    "Softmax over one unit",
    "'{0}' over a dimension of length 1 is always 1: the output is constant and has no gradient; use sigmoid, or no activation and a loss on logits",
    "Softmax divides by the sum of its values. For two classes use two units, or one unit and a sigmoid."))
{
    protected override Finding? Find(OperationSite site)
    {
        if (!site.Operation.NormalisesOverDimension || (site.Operation.FixedDimension ?? site.Arguments["dim"].Integer) is not { } dimension) return null;
        if (site.Input.Shape.Length(dimension) != 1) return null;

        var origin = new Origin(site.Name, site.Node, site.InputNode);
        return new Finding(site.Node, site.Name).With(Fix.Of("Use sigmoid", Edit.ExchangeBare(origin, ".sigmoid()", "Sigmoid")));
    }
}
