using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>no_grad switches gradients off until it is disposed.</summary>
internal sealed class LG5006BareNoGradRule() : Rule<TrainingSite>(new RuleDefinition(
    "LG5006",
    DiagnosticSeverity.Warning,
    "no_grad without using",
    "'{0}' is never disposed: gradients stay off for the whole thread, and training after it throws or learns nothing; write 'using (torch.{0}())' or 'using var'",
    "The returned guard has no finalizer. Only Dispose switches gradients back."))
{
    protected override Finding? Find(TrainingSite site)
    {
        foreach (var effect in site.Effects.Where(e => e is { Kind: EffectKind.GradientSwitch, Name: "no_grad" or "inference_mode" } && Edit.NameOf(e.Node)?.ValueText == e.Name))
        {
            // Someone who switches by hand switches back by hand.
            if (site.Effects.Any(e => e is { Kind: EffectKind.GradientSwitch, Name: "enable_grad" or "set_grad_enabled" })) return null;

            if (effect.Node.Parent is ExpressionStatementSyntax statement)
            {
                return new Finding(effect.Node, effect.Name).With(Fix.Of("Dispose it at the end of the block", Edit.Insert(statement.SyntaxTree, statement.SpanStart, "using var gradientMode = ")));
            }

            if (effect.Node.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } local } variable })
            {
                var isUsed = site.Node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable.Identifier.ValueText);
                if (!isUsed) return new Finding(effect.Node, effect.Name).With(Fix.Of("Dispose it at the end of the block", Edit.Insert(local.SyntaxTree, local.SpanStart, "using ")));
            }
        }

        return null;
    }
}
