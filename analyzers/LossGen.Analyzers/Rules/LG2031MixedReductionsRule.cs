using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>A sum beside a mean outweighs it by the number of elements.</summary>
internal sealed class LG2031MixedReductionsRule() : Rule<OperationSite>(new RuleDefinition(
    "LG2031",
    DiagnosticSeverity.Info,
    "Mean and sum added",
    "'{0}' is a mean and the other term a sum: the sum outweighs it by the number of elements; reduce both the same way",
    "The balance of the two terms then depends on batch and feature count."))
{
    protected override Finding? Find(OperationSite site)
    {
        if (site.Operation.Name != "add" || site.Other is not TensorFact other) return null;

        var (mean, sum) = site.Input.Outcome == LossOutcome.Mean ? (site.Input, other) : (other, site.Input);
        return mean.Outcome == LossOutcome.Mean && sum.Outcome == LossOutcome.Sum && mean.OutcomeOrigin is { } loss
            ? new Finding(site.Node, loss.Name)
            : null;
    }
}
