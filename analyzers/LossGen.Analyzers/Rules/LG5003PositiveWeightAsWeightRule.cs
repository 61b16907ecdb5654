using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>The third argument weights samples, not positives.</summary>
internal sealed class LG5003PositiveWeightAsWeightRule() : Rule<LossSite>(new RuleDefinition(
    "LG5003",
    DiagnosticSeverity.Warning,
    "Positive weights passed as weight",
    "'{0}' takes '{1}' as 'weight', which scales every element; positives are weighted by 'pos_weights'",
    "TorchSharp calls PyTorch's pos_weight pos_weights and has it last; a third positional argument is weight."))
{
    protected override Finding? Find(LossSite site)
    {
        var weight = site.Options["weight"];
        if (site.Loss.Function != "binary_cross_entropy_with_logits" || weight.Expression is not IdentifierNameSyntax name || site.Options["pos_weights"].IsWritten) return null;

        var text = name.Identifier.ValueText.TrimStart('_');
        if (!text.StartsWith("pos", StringComparison.OrdinalIgnoreCase) || text.StartsWith("position", StringComparison.OrdinalIgnoreCase)) return null;

        var argument = name.FirstAncestorOrSelf<ArgumentSyntax>();
        var isLast = argument?.Parent is BaseArgumentListSyntax list && list.Arguments.Last() == argument;
        return new Finding(site.Call ?? name, site.Name, text)
            .With(argument is null || !isLast ? null : Fix.Of("Pass it as pos_weights", Edit.Replace(argument, "pos_weights: " + name)));
    }
}
