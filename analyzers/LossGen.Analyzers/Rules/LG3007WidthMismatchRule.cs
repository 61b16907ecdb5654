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
    // A width that is not known by its number is called by what it is computed from.
    private static string Words(Dim width, SyntaxNode? written) =>
        width.Number is { } number ? number.ToString(CultureInfo.InvariantCulture)
        : written is not null ? written.ToString()
        : (width.Factor == 1 ? string.Empty : width.Factor.ToString(CultureInfo.InvariantCulture) + " * ") + NameOf(width.Symbol)
            + (width.Value == 0 ? string.Empty : (width.Value > 0 ? " + " : " - ") + Math.Abs(width.Value).ToString(CultureInfo.InvariantCulture));

    private static string NameOf(object? symbol) => symbol switch
    {
        NumberName { Symbol: var named } => named.Name,
        _ => "another number",
    };

    protected override Finding? Find(LayerSite site)
    {
        var layer = site.Layer.Layer;
        var (asked, given) = (LayerTransfer.InputWidth(site.Layer), site.Input.Shape[layer.FeatureDimension]);
        if (asked.Is(given) != false) return null;

        var argument = site.Layer.Arguments[layer.InputWidth!].Expression;
        var (width, other) = (Words(asked, argument), Words(given, null));
        return new Finding(site.Node, layer.Name, width, other)
            .With(argument is null || given.Number is not { } number ? null : Fix.Of("Change the width", Edit.Replace(argument, number.ToString(CultureInfo.InvariantCulture))));
    }
}
