using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>mse_loss and huber_loss compute with another dtype forward, and throw backward.</summary>
internal sealed class LG2014TargetElementTypeInBackwardRule() : Rule<LossSite>(new RuleDefinition(
    "LG2014",
    DiagnosticSeverity.Warning,
    "Target of another dtype",
    "'{0}' gets a target of {1}: the loss is computed, but backward throws 'Found dtype {1}'; write '.to(float32)'",
    "mse_loss and huber_loss promote forward, and their backward refuses the promoted dtype."))
{
    protected override Finding? Find(LossSite site)
    {
        var prediction = site.Prediction.Tensor;
        var target = site.Target.Tensor;
        if (site.Loss.Elements != TargetElements.SameAsPrediction || prediction.Gradient != GradientState.Flows) return null;
        if (!target.Element.IsIntegral() && !(target.Element == ElementType.Float64 && prediction.Element == ElementType.Float32)) return null;

        return new Finding(site.At(site.Target), site.Name, target.Element)
            .With(Fix.Of("Convert to float32", Edit.Append(site.Target.Expression, $".to({Spelling.Torch(site.Model, site.Node, "float32")})")));
    }
}
