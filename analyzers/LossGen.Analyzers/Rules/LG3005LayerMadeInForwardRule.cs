using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>A layer that is new in each call learns nothing.</summary>
internal sealed class LG3005LayerMadeInForwardRule() : Rule<LayerCreationSite>(new RuleDefinition(
    "LG3005",
    DiagnosticSeverity.Warning,
    "Layer made in forward",
    "'{0}' is made anew in each forward: its weights are random every time and no optimizer trains them; make it in the constructor and keep it in a field",
    "Layers with parameters belong to fields, where RegisterComponents finds them."))
{
    protected override Finding? Find(LayerCreationSite site) => site.Layer.HasParameters ? new Finding(site.Node, site.Layer.Name) : null;
}
