using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>Tensor operations return their result; only those with an underscore change the tensor.</summary>
internal sealed class LG5007DroppedResultRule() : Rule<OperationSite>(new RuleDefinition(
    "LG5007",
    DiagnosticSeverity.Warning,
    "Result of a tensor operation dropped",
    "'{0}' returns a new tensor and leaves '{1}' as it was; the result is dropped, so this line does nothing; assign it",
    "Operations change a tensor in place only where their name ends in an underscore. On modules, to(device) does move the module."))
{
    public override bool IsOpinion => true;

    protected override Finding? Find(OperationSite site)
    {
        if (!site.Operation.IsPure || TensorOperations.IsInPlace(site.Name) || site.Node.Parent is not ExpressionStatementSyntax statement || site.InputNode is null) return null;
        if (site.Operation.Gradient == GradientEffect.Data || site.Node is not InvocationExpressionSyntax) return null;
        if (site.Arguments.All.Any(argument => argument.Key is "inplace" && argument.Value.Boolean != false)) return null;

        return new Finding(site.Node, site.Name, site.InputNode.ToString())
            .With(site.InputNode is not IdentifierNameSyntax ? null : Fix.Of("Assign the result", Edit.Insert(statement.SyntaxTree, statement.SpanStart, site.InputNode + " = ")));
    }
}
