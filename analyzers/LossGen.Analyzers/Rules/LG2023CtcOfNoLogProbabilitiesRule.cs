using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>ctc_loss adds up log-probabilities.</summary>
internal sealed class LG2023CtcOfNoLogProbabilitiesRule() : Rule<LossSite>(new RuleDefinition(
    "LG2023",
    DiagnosticSeverity.Warning,
    "ctc_loss without log-probabilities",
    "'{0}' takes log-probabilities but gets {1}: the loss is negative and meaningless; apply log_softmax(2)",
    "CTC sums the probabilities of all alignments in logarithms. Raw scores are not normalised, so the loss falls without end."))
{
    protected override Finding? Find(LossSite site)
    {
        var prediction = site.Prediction.Tensor;
        if (site.Loss.Function != "ctc_loss" || !LogScale.IsMissing(prediction)) return null;

        return new Finding(site.At(site.Prediction), site.Name, ScaleWords.Of(prediction))
            .With(prediction.Scale == TensorScale.Probabilities
                ? Fix.Of("Use log_softmax", Edit.Exchange(prediction.ScaleOrigin, ".log_softmax(2)", "LogSoftmax"))
                : Fix.Of("Apply log_softmax", Edit.Append(site.Prediction.Expression, ".log_softmax(2)")));
    }
}
