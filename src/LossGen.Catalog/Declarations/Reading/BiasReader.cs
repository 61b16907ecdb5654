using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Finds layers with biases in the source of a model whose loss must have none.</summary>
internal sealed class BiasReader(INamedTypeSymbol model, Compilation compilation, ProblemList problems, CancellationToken cancellation)
{
    public void Check(LossEntry loss)
    {
        if (loss.Kind != LossKind.DeepSvdd)
            return;

        var calls = new TorchCalls(compilation, model, cancellation);
        foreach (var reference in model.DeclaringSyntaxReferences)
        {
            if (!compilation.ContainsSyntaxTree(reference.SyntaxTree))
                continue;

            foreach (var call in reference.GetSyntax(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (NameOf(call) is { } layer && ParameterOf(layer) is { } parameter && !SaysNo(call, parameter) && calls.Find(call)?.Name == layer)
                {
                    problems.Add(
                        DeclarationRules.LayerHasBias,
                        call.GetLocation(),
                        ProblemList.Properties((ProblemProperties.Argument, parameter)),
                        model.Name,
                        loss.Name,
                        layer,
                        parameter);
                }
            }
        }
    }

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The parameter by which a layer's bias is left out, or null where it has none.</summary>
    private static string? ParameterOf(string layer) => layer switch
    {
        "Linear" or "Bilinear" => "hasBias",
        "Conv1d" or "Conv2d" or "Conv3d" or "ConvTranspose1d" or "ConvTranspose2d" or "ConvTranspose3d" => "bias",
        _ => null,
    };

    /// <summary>Whether the bias is left out, or a value decides that nobody sees here.</summary>
    private static bool SaysNo(InvocationExpressionSyntax call, string parameter) => call.ArgumentList.Arguments.Any(argument =>
        argument.NameColon is { } name ? name.Name.Identifier.ValueText == parameter && !argument.Expression.IsKind(SyntaxKind.TrueLiteralExpression) : argument.Expression.IsKind(SyntaxKind.FalseLiteralExpression));
}
