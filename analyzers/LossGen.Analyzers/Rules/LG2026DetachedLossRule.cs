using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>A loss without a path to the parameters has no backward.</summary>
internal sealed class LG2026DetachedLossRule() : Rule<BackwardSite>(new RuleDefinition(
    "LG2026",
    DiagnosticSeverity.Error,
    "Loss cut off from the parameters",
    "'{0}' ends the gradient, so this loss hangs on no parameter and backward throws 'does not require grad'; compute the loss from the model's output itself",
    "detach, argmax, comparisons and no_grad give tensors without history."))
{
    protected override Finding? Find(BackwardSite site)
    {
        var origin = site.Loss.GradientOrigin;
        if (site.Loss.Gradient is not (GradientState.Cut or GradientState.Data) || origin is null) return null;

        // What a model cuts off is shown where its output is used: it may be right for others.
        var member = origin.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        var isOfModel = member is not MethodDeclarationSyntax { Identifier.ValueText: not "forward" } && member != site.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return new Finding(isOfModel ? site.Node : origin.Node, origin.Name)
            .With(origin.Name == "detach" ? Fix.Of("Remove detach", Edit.Remove(origin)) : null);
    }
}
