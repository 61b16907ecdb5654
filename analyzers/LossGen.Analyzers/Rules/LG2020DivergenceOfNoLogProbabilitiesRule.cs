using System.Globalization;
using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>The first argument of kl_div is a log-probability.</summary>
internal sealed class LG2020DivergenceOfNoLogProbabilitiesRule() : Rule<LossSite>(new RuleDefinition(
    "LG2020",
    DiagnosticSeverity.Warning,
    "kl_div without log-probabilities",
    "'{0}' takes log-probabilities first but gets {1}: the value is no divergence and can be negative; use log_softmax",
    "kl_div computes target * (log target - input). The input must be the logarithm of the model's probabilities."))
{
    public override bool IsOpinion => true;

    protected override Finding? Find(LossSite site)
    {
        var prediction = site.Prediction.Tensor;
        if (site.Loss.Function != "kl_div" || !LogScale.IsMissing(prediction)) return null;

        var finding = new Finding(site.At(site.Prediction), site.Name, ScaleWords.Of(prediction));
        var dimension = (prediction.ScaleDimension ?? -1).ToString(CultureInfo.InvariantCulture);
        return prediction.Scale == TensorScale.Probabilities
            ? finding.With(Fix.Of("Use log_softmax", Edit.Exchange(prediction.ScaleOrigin, $".log_softmax({dimension})", "LogSoftmax")))
            : finding.With(Fix.Of("Apply log_softmax", Edit.Append(site.Prediction.Expression, ".log_softmax(-1)")));
    }
}
