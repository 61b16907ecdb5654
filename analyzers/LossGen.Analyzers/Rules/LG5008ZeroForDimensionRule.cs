using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>C# converts a literal zero to any enum, and prefers the overload that needs no defaults.</summary>
internal sealed class LG5008ZeroForDimensionRule() : Rule<OperationSite>(new RuleDefinition(
    "LG5008",
    DiagnosticSeverity.Warning,
    "Zero taken for a dtype",
    "'{0}(0)' calls {0}(ScalarType), for a literal 0 converts to any enum: it reduces all dimensions to one number of dtype uint8, not dimension 0; write 0L",
    "x.sum(1) sums over dimension 1, but x.sum(0) is x.sum(ScalarType.Byte): the overload with a dtype needs no default arguments, so the compiler prefers it."))
{
    protected override Finding? Find(OperationSite site)
    {
        if (site.Operation.ElementType != ElementTypeEffect.Total || site.Arguments.FirstOf("type", "dtype") is not { Expression: LiteralExpressionSyntax zero }) return null;
        if (!zero.IsKind(SyntaxKind.NumericLiteralExpression)) return null;

        return new Finding(zero, site.Name).With(Fix.Of("Name dimension 0", Edit.Replace(zero, "0L")));
    }
}
