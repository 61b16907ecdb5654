using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>The model's output comes first.</summary>
internal sealed class LG2027SwappedArgumentsRule() : Rule<LossSite>(new RuleDefinition(
    "LG2027",
    DiagnosticSeverity.Warning,
    "Prediction and target swapped",
    "'{0}' takes the model's output first and the labels second, and gets them the other way round: value and gradient are wrong; swap them",
    "Only the first argument is treated as a prediction: clamped, exponentiated or normalised."))
{
    protected override Finding? Find(LossSite site)
    {
        if (site.Loss.IsSymmetric || site.Loss.Elements == TargetElements.Any) return null;
        if (site.Target.Tensor.Gradient != GradientState.Flows) return null;

        // What is handed over as it is may be anything, but raw outputs are no labels.
        var (prediction, target) = (site.Prediction.Tensor, site.Target.Tensor);
        var isGiven = prediction is { Gradient: GradientState.Unknown, IsGiven: true, Scale: TensorScale.Unknown } && target.Scale is TensorScale.Real or TensorScale.Unknown && site.Loss.Elements != TargetElements.SameAsPrediction;
        if (prediction.Gradient != GradientState.Data && !isGiven) return null;

        var (first, second) = (site.Prediction.Expression, site.Target.Expression);
        return new Finding(site.Call ?? site.Node, site.Name)
            .With(first is null || second is null ? null : Fix.Of("Swap the arguments", Edit.Replace(first, second.ToString()), Edit.Replace(second, first.ToString())));
    }
}
