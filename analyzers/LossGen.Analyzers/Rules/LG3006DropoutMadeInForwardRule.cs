using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>A module made in forward never hears of eval().</summary>
internal sealed class LG3006DropoutMadeInForwardRule() : Rule<LayerCreationSite>(new RuleDefinition(
    "LG3006",
    DiagnosticSeverity.Warning,
    "Dropout made in forward",
    "'{0}' is made anew in each forward and starts in training mode: it drops values in evaluation too; keep it in a field, or pass 'training' to the functional form",
    "eval() reaches registered modules only."))
{
    protected override Finding? Find(LayerCreationSite site) =>
        !site.Layer.HasParameters && site.Layer.DependsOnMode ? new Finding(site.Node, site.Layer.Name) : null;
}
