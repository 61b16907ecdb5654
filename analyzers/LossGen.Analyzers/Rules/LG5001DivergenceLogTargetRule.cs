using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>TorchSharp's kl_div takes log targets unless told otherwise.</summary>
internal sealed class LG5001DivergenceLogTargetRule() : Rule<LossSite>(new RuleDefinition(
    "LG5001",
    DiagnosticSeverity.Warning,
    "kl_div and log_target disagree",
    "'{0}' reads the target {1}, but it is {2}: the divergence is silently wrong; pass log_target: {3}",
    "In TorchSharp log_target is true unless passed, in PyTorch false. A line-for-line port exponentiates probabilities once more."))
{
    protected override Finding? Find(LossSite site)
    {
        if (site.Loss.Function != "kl_div" || site.Options["log_target"].Boolean is not { } isLogarithm) return null;

        var target = site.Target.Tensor;
        var disagrees = isLogarithm
            ? target.Scale is TensorScale.Probabilities or TensorScale.UnitInterval || target.Coding is LabelCoding.OneHot or LabelCoding.ZeroOne
            : target.Scale is TensorScale.LogProbabilities or TensorScale.LogUnitInterval;
        if (!disagrees) return null;

        var cure = isLogarithm ? "false" : "true";
        return new Finding(site.At(site.Target), site.Name, isLogarithm ? "as log-probabilities" : "as probabilities", isLogarithm ? "probabilities" : "log-probabilities", cure)
            .With(Fix.Of("Pass log_target: " + cure, Edit.SetArgument(site.IsFunction ? site.Node : site.Creation, "log_target", site.Options["log_target"].Expression, cure)));
    }
}
