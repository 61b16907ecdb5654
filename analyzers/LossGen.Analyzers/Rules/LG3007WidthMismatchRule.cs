using System.Globalization;
using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>A layer takes as many features as it was made for.</summary>
internal sealed class LG3007WidthMismatchRule() : Rule<LayerSite>(new RuleDefinition(
    "LG3007",
    DiagnosticSeverity.Error,
    "Layer of the wrong width",
    "'{0}' takes {1} features but gets {2}: it throws at the first batch; write {2}",
    "The output width of one layer is the input width of the next."))
{
    protected override Finding? Find(LayerSite site)
    {
        if (site.Layer.Layer.FeatureDimension != -1 || LayerTransfer.InputWidth(site.Layer) is not { } width) return null;
        if (site.Input.Shape.Length(-1) is not { } given || given == width) return null;

        var argument = site.Layer.Arguments[site.Layer.Layer.InputWidth!].Expression;
        return new Finding(site.Node, site.Layer.Layer.Name, width, given)
            .With(argument is null ? null : Fix.Of("Change the width", Edit.Replace(argument, given.ToString(CultureInfo.InvariantCulture))));
    }
}
