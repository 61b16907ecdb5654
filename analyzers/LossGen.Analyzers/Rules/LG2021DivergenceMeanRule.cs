using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>The mean of kl_div divides by classes too.</summary>
internal sealed class LG2021DivergenceMeanRule() : Rule<LossSite>(new RuleDefinition(
    "LG2021",
    DiagnosticSeverity.Info,
    "Mean reduction of kl_div",
    "'{0}' with Mean divides by samples and classes; the divergence per sample is Reduction.Sum divided by the batch size",
    "PyTorch calls the right reduction batchmean and warns of mean; TorchSharp has no batchmean."))
{
    public override bool IsOpinion => true;

    protected override Finding? Find(LossSite site) =>
        site.Loss.Function == "kl_div" && site.Result.Outcome == LossOutcome.Mean && site.Options.AreKnown
            ? new Finding(site.Call ?? site.Node, site.Name)
            : null;
}
