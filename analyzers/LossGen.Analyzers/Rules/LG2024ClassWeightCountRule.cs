using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.LossCalls;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>One weight per class.</summary>
internal sealed class LG2024ClassWeightCountRule() : Rule<LossSite>(new RuleDefinition(
    "LG2024",
    DiagnosticSeverity.Error,
    "Class weights of the wrong length",
    "'{0}' gets {1} class weights for {2} classes: it throws; pass one weight per class",
    "The length of weight must be that of dimension 1 of the prediction."))
{
    protected override Finding? Find(LossSite site)
    {
        var weights = site.Options["weight"];
        if (site.Loss.Shapes != ShapeRelation.ClassDimension || weights.Tensor.Shape.Rank != 1) return null;
        if (weights.Tensor.Shape.Length(0) is not { } count || site.Prediction.Tensor.Shape.Rank is null or < 2) return null;
        if (site.Prediction.Tensor.Shape.Length(1) is not { } classes || classes == count) return null;

        return new Finding(site.Call ?? weights.Expression ?? site.Node, site.Name, count, classes);
    }
}
