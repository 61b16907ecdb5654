using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>The squared error of probabilities saturates.</summary>
internal sealed class LG2017SquaredErrorOfProbabilitiesRule() : Rule<LossSite>(new RuleDefinition(
    "LG2017",
    DiagnosticSeverity.Info,
    "Squared error for classification",
    "'{0}' compares probabilities with one-hot labels: its gradient vanishes when the model is confidently wrong; cross_entropy on the logits does not",
    "Through a softmax the gradient of the squared error goes to zero for confident mistakes. As a score (Brier) it is sound, as a training loss it is slow."))
{
    protected override Finding? Find(LossSite site) =>
        site.Loss.Function == "mse_loss" && site.Prediction.Tensor.Scale == TensorScale.Probabilities && site.Target.Tensor.Coding == LabelCoding.OneHot
            && site.Prediction.Tensor.Gradient == GradientState.Flows
            ? new Finding(site.At(site.Prediction), site.Name)
            : null;
}
