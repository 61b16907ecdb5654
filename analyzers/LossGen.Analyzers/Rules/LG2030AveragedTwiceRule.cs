using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Mean has already divided by the batch.</summary>
internal sealed class LG2030AveragedTwiceRule() : Rule<OperationSite>(new RuleDefinition(
    "LG2030",
    DiagnosticSeverity.Info,
    "Loss averaged twice",
    "'{0}' has already been averaged over the batch; dividing by the batch size again shrinks the gradient",
    "Reduction.Mean, the default, divides by the number of elements. Only Reduction.Sum leaves the division to you."))
{
    protected override Finding? Find(OperationSite site)
    {
        if (site.Operation.Name != "div" || site.Input.Outcome != LossOutcome.Mean || site.Input.OutcomeOrigin is not { } loss) return null;

        var divisor = (site.Other as ConstantFact)?.Number;
        var isBatchSize = divisor is not null
            ? divisor == site.Input.Averaged
            : site.OtherNode?.ToString() is { } text && (text.EndsWith(".shape[0]", StringComparison.Ordinal) || text.EndsWith(".size(0)", StringComparison.Ordinal));
        if (!isBatchSize || site.InputNode is null) return null;

        return new Finding(site.Node, loss.Name).With(Fix.Of("Remove the division", Edit.Replace(site.Node, site.InputNode.ToString())));
    }
}
