using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>A quantity that can be negative needs a linear head.</summary>
internal sealed class LG3011ActivatedRegressionRule() : Rule<LossSite>(new RuleDefinition(
    "LG3011",
    DiagnosticSeverity.Info,
    "ReLU before a regression loss",
    "'{0}' gets the output of '{1}': negative targets are out of reach and the head can stick at 0; leave the last layer linear unless targets are never negative",
    "Where a ReLU head is negative for all samples its gradient is zero and it never recovers. For positive targets prefer softplus or exp."))
{
    protected override Finding? Find(LossSite site)
    {
        var prediction = site.Prediction.Tensor;
        if (site.Loss.Shapes != ShapeRelation.SameOrBroadcast || site.Loss.Function == "poisson_nll_loss") return null;
        if (prediction.Scale != TensorScale.NonNegative || prediction.Gradient != GradientState.Flows || !Activations.IsActivation(prediction.ScaleOrigin)) return null;

        return new Finding(site.At(site.Prediction), site.Name, prediction.ScaleOrigin!.Name)
            .With(Fix.Of("Remove the activation", Edit.Remove(prediction.ScaleOrigin)));
    }
}
