using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>The function's margin is zero by default, the factory's one.</summary>
internal sealed class LG5002HingeEmbeddingMarginRule() : Rule<LossSite>(new RuleDefinition(
    "LG5002",
    DiagnosticSeverity.Warning,
    "hinge_embedding_loss without a margin",
    "'{0}' has margin 0 here unless one is passed (nn.HingeEmbeddingLoss and PyTorch: 1): dissimilar pairs add nothing; pass margin: 1.0",
    "With margin 0 a negative pair costs max(0, -distance), which is zero for every distance."))
{
    public override bool IsOpinion => true;

    protected override Finding? Find(LossSite site)
    {
        var margin = site.Options["margin"];
        if (site.Loss.Function != "hinge_embedding_loss" || margin.IsWritten || (margin.Value as ConstantFact)?.Number is not 0) return null;

        return new Finding(site.Call ?? site.Node, site.Name)
            .With(Fix.Of("Pass margin: 1.0", Edit.SetArgument(site.IsFunction ? site.Node : site.Creation, "margin", null, "1.0")));
    }
}
