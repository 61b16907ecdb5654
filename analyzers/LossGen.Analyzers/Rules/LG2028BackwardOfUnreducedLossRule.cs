using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>backward starts from one number.</summary>
internal sealed class LG2028BackwardOfUnreducedLossRule() : Rule<BackwardSite>(new RuleDefinition(
    "LG2028",
    DiagnosticSeverity.Error,
    "backward of an unreduced loss",
    "'{0}' was made with Reduction.None and gives one value per element: backward throws 'grad can be implicitly created only for scalar outputs'; reduce it, '.mean()'",
    "A gradient is that of one number. Weight or mask the single losses, then take their mean or sum."))
{
    protected override Finding? Find(BackwardSite site) =>
        site.Loss.Outcome == LossOutcome.Unreduced && !site.HasSeed
            ? new Finding(site.Receiver, site.Loss.OutcomeOrigin?.Name ?? "loss").With(Fix.Of("Take the mean", Edit.Append(site.Receiver, ".mean()")))
            : null;
}
