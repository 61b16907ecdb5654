using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Weights are multiplied with the loss and must be its dtype.</summary>
internal sealed class LG2025ClassWeightElementTypeRule() : Rule<LossSite>(new RuleDefinition(
    "LG2025",
    DiagnosticSeverity.Error,
    "Class weights of another dtype",
    "'{0}' gets class weights of {1}: it throws 'expected scalar type Float'; write '.to(float32)'",
    "Weights must have the dtype of the prediction. torch.tensor keeps int[] int32 and double[] float64."))
{
    protected override Finding? Find(LossSite site)
    {
        var weights = site.Options["weight"];
        if (site.Loss.Shapes != ShapeRelation.ClassDimension) return null;
        if (!weights.Tensor.Element.IsIntegral() && !(weights.Tensor.Element == ElementType.Float64 && site.Prediction.Tensor.Element == ElementType.Float32)) return null;

        return new Finding(site.Call ?? weights.Expression ?? site.Node, site.Name, weights.Tensor.Element)
            .With(Fix.Of("Convert to float32", Edit.Append(weights.Expression, $".to({Spelling.Torch(site.Model, site.Node, "float32")})")));
    }
}
