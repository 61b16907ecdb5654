using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>Only real and complex numbers have a gradient.</summary>
internal sealed class LG5011GradientOfWholeNumbersRule() : Rule<OperationSite>(new RuleDefinition(
    "LG5011",
    DiagnosticSeverity.Error,
    "Gradient of whole numbers",
    "'{0}' asks for a gradient of {1}: it throws each time{2}; make them floating point first",
    "A dtype passed beside an array does not help, for the array is wrapped with its own type and converted after that. Where an array is given, TorchSharp 0.107 frees its pin twice on the way out: whoever catches the exception goes on with damaged memory."))
{
    private static readonly string[] Data = ["rawArray", "dataArray", "data", "scalar"];

    protected override Finding? Find(OperationSite site)
    {
        if (site.Arguments.FirstOf("requires_grad") is not { Boolean: true } wanted) return null;
        if (site.Operation.Gradient == GradientEffect.Start) return OfTensor(site);
        if (site.Operation.Gradient != GradientEffect.Data) return null;

        var data = site.Arguments.FirstOf(Data);
        var held = data is null ? site.Result.Element : ElementTypes.Of(Element(site, data));
        if (!held.IsIntegral() || (data is not null && IsElsewhere(site))) return null;

        var isArray = data is not null && site.Arguments.FirstOf("scalar") is null;
        return new Finding(site.Node, site.Name, Name(held), isArray ? ", and frees the pin of the array twice" : string.Empty)
            .With(MakeReal(site, wanted.Expression))
            .With(wanted.Expression is { } written ? Fix.Of("Ask for no gradient", Without(written)) : null);
    }

    // x.requires_grad_()
    private static Finding? OfTensor(OperationSite site)
    {
        if (!site.Input.Element.IsIntegral() || site.InputNode is not { } input) return null;

        var finding = new Finding(site.Node, site.Name, Name(site.Input.Element), string.Empty);
        return site.Node.Parent is ExpressionStatementSyntax ? finding : finding.With(Fix.Of("Make the numbers floating point", Edit.Append(input, ".@float()")));
    }

    private static Fix? MakeReal(OperationSite site, SyntaxNode? wanted)
    {
        var isReal = site.Result.Element.IsFloating();
        return Fix.Of(
            "Make the numbers floating point",
            wanted is null ? null : Without(wanted),
            Edit.Insert(site.Node.SyntaxTree, site.Node.Span.End, isReal ? ".requires_grad_()" : ".@float().requires_grad_()"));
    }

    private static Edit? Without(SyntaxNode wanted) => wanted.Parent is ArgumentSyntax { Parent: ArgumentListSyntax list } argument
        ? argument.NameColon is not null || list.Arguments.IndexOf(argument) == list.Arguments.Count - 1 ? Edit.RemoveArgument(argument) : Edit.Replace(wanted, "false")
        : null;

    // On another device the array is moved and converted before it is asked for a gradient.
    private static bool IsElsewhere(OperationSite site) => site.Arguments["device"].IsWritten && site.Result.Element.IsFloating();

    private static SpecialType Element(OperationSite site, ArgumentFact data)
    {
        if (data.Value is SequenceFact { ElementType: not SpecialType.None and var known }) return known;
        if (data.Expression is not { } expression || expression.SyntaxTree != site.Model.SyntaxTree) return SpecialType.None;

        return site.Model.GetTypeInfo(expression).Type switch
        {
            IArrayTypeSymbol array => array.ElementType.SpecialType,
            INamedTypeSymbol { TypeArguments: [var element] } => element.SpecialType,
            { } type => type.SpecialType,
            _ => SpecialType.None,
        };
    }

    private static string Name(ElementType element) => element == ElementType.Bool ? "truth values" : "whole numbers";
}
