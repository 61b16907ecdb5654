using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>A running total of tensors keeps every graph.</summary>
internal sealed class LG4007LossTensorsAccumulatedRule() : Rule<OperationSite>(new RuleDefinition(
    "LG4007",
    DiagnosticSeverity.Warning,
    "Loss tensors accumulated",
    "'{0}' adds up loss tensors: it keeps the graph of every batch in memory; add '{1}.item<float>()', or '{1}.detach()'",
    "A loss tensor holds on to its whole computation. Its number does not."))
{
    protected override Finding? Find(OperationSite site)
    {
        if (site.Operation.Name != "add" || site.Node.Parent is null || site.Result.Gradient == GradientState.Cut) return null;

        var target = site.Node switch
        {
            AssignmentExpressionSyntax compound => compound.Left,
            _ => (site.Node.Parent as AssignmentExpressionSyntax)?.Left,
        };
        if (target is not IdentifierNameSyntax total || site.InputNode is null || site.OtherNode is null) return null;

        var addend = site.InputNode.ToString() == total.ToString() ? site.OtherNode : site.InputNode;
        var fact = addend == site.OtherNode ? site.Other as TensorFact : site.Input;
        if (addend.ToString() == total.ToString() || fact is not { Gradient: GradientState.Flows, OutcomeOrigin: not null }) return null;
        if (!Loops.RunsBackwardInside(site, total)) return null;

        return new Finding(addend, total.ToString(), addend.ToString()).With(Fix.Of("Detach the loss", Edit.Append(addend, ".detach()")));
    }
}
