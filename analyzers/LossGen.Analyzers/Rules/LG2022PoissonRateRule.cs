using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>poisson_nll_loss takes the rate or its logarithm, and a flag that says which.</summary>
internal sealed class LG2022PoissonRateRule() : Rule<LossSite>(new RuleDefinition(
    "LG2022",
    DiagnosticSeverity.Warning,
    "Poisson rate and log_input disagree",
    "'{0}' with log_input {1} gets {2}: {3}; pass log_input: {4}",
    "log_input: true takes the logarithm of the rate, any real number. log_input: false takes the rate, which must be positive."))
{
    protected override Finding? Find(LossSite site)
    {
        var scale = site.Prediction.Tensor.Scale;
        if (site.Loss.Function != "poisson_nll_loss" || site.Options["log_input"].Boolean is not { } isLogarithm) return null;
        if (scale == TensorScale.SignedUnit && !Activations.IsActivation(site.Prediction.Tensor.ScaleOrigin)) return null;
        if (isLogarithm ? scale is not TensorScale.Positive : scale is not (TensorScale.Real or TensorScale.SignedUnit)) return null;

        var (harm, cure) = isLogarithm ? ("the rate is exponentiated once more", "false") : ("the logarithm of a negative rate is NaN", "true");
        return new Finding(site.At(site.Prediction), site.Name, isLogarithm ? "true" : "false", ScaleWords.Of(site.Prediction.Tensor), harm, cure)
            .With(Fix.Of("Pass log_input: " + cure, Edit.SetArgument(site.IsFunction ? site.Node : site.Creation, "log_input", site.Options["log_input"].Expression, cure)));
    }
}
