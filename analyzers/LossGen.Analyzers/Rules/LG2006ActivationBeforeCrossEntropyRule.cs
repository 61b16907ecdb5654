using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Bounded scores keep cross_entropy from reaching zero.</summary>
internal sealed class LG2006ActivationBeforeCrossEntropyRule() : Rule<LossSite>(new RuleDefinition(
    "LG2006",
    DiagnosticSeverity.Warning,
    "Bounded activation before cross-entropy",
    "'{0}' takes raw logits but gets {1}: scores are squashed before its log_softmax, so the loss cannot reach zero; remove '{2}'",
    "cross_entropy needs scores free to grow apart. Behind sigmoid or tanh they differ by at most one or two, behind ReLU all negative scores are equal."))
{
    protected override Finding? Find(LossSite site)
    {
        var prediction = site.Prediction.Tensor;
        if (site.Loss.Function != "cross_entropy" || !Activations.IsActivation(prediction.ScaleOrigin)) return null;
        if (prediction.Scale is not (TensorScale.UnitInterval or TensorScale.LogUnitInterval or TensorScale.NonNegative or TensorScale.Positive or TensorScale.SignedUnit)) return null;

        return new Finding(site.At(site.Prediction), site.Name, ScaleWords.Of(prediction), prediction.ScaleOrigin!.Name)
            .With(Fix.Of("Remove the activation", Edit.Remove(prediction.ScaleOrigin)));
    }
}
