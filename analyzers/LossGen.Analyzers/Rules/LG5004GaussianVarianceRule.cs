using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>TorchSharp clamps the variance where no gradient flows.</summary>
internal sealed class LG5004GaussianVarianceRule() : Rule<LossSite>(new RuleDefinition(
    "LG5004",
    DiagnosticSeverity.Warning,
    "gaussian_nll_loss does not train the variance",
    "'{0}' of TorchSharp clamps the variance under no_grad, so the parameters behind '{1}' get no gradient and are never trained; write the loss out: 0.5 * (v.log() + (mean - y).pow(2) / v).mean()",
    "The gradient of the variance is cut inside the library; the head that predicts it keeps its first weights."))
{
    protected override Finding? Find(LossSite site)
    {
        var variance = site.Inputs["variance"];
        if (site.Loss.Function != "gaussian_nll_loss" || variance.Tensor.Gradient != GradientState.Flows) return null;

        return new Finding(site.At(variance), site.Name, variance.Expression?.ToString() ?? "variance")
            .With(GaussianFix(site));
    }

    private const string Title = "Write the loss out";

    private static Fix? GaussianFix(LossSite site)
    {
        if (site.Inputs["input"].Expression is not { } mean || site.Inputs["target"].Expression is not { } target || site.Inputs["variance"].Expression is not { } variance) return null;
        if (site.Result.Outcome != LossOutcome.Mean) return null;

        // What is computed must be computed once: a second call may draw other numbers.
        var clamped = $"{Edit.Primary(variance)}.clamp_min(1e-6)";
        if (variance is IdentifierNameSyntax or MemberAccessExpressionSyntax) return Fix.Of(Title, Loss(clamped));

        var name = site.Model.LookupSymbols(site.Node.SpanStart, name: "variance").IsEmpty ? "variance" : "clampedVariance";
        return Statements.InsertBefore(Title, site.Node, $"var {name} = {clamped};") is { } fix ? fix with { Edits = [.. fix.Edits, Loss(name)] } : null;

        Edit Loss(string v) => Edit.Replace(site.Node, $"(0.5 * ({v}.log() + ({Edit.Primary(mean)} - {Edit.Primary(target)}).pow(2) / {v})).mean()");
    }
}
