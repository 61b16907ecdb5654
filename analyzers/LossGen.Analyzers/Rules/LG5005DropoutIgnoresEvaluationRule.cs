using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>The function cannot know the module's mode.</summary>
internal sealed class LG5005DropoutIgnoresEvaluationRule() : Rule<OperationSite>(new RuleDefinition(
    "LG5005",
    DiagnosticSeverity.Warning,
    "Functional dropout without the training flag",
    "'{0}' drops values in evaluation too unless it is told the mode: predictions are random; pass 'training'",
    "training is true by default in the functional form. A Dropout module follows train() and eval() by itself."))
{
    protected override Finding? Find(OperationSite site)
    {
        if (site.Operation.Role != OperationRole.Dropout || site.Arguments.FirstOf("training") is not { IsWritten: false, Boolean: true }) return null;
        if (site.Node is not InvocationExpressionSyntax || !Modules.Surrounds(site)) return null;

        return new Finding(site.Node, site.Name).With(Fix.Of("Pass training", Edit.SetArgument(site.Node, "training", null, "training")));
    }
}
