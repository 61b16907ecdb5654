using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Analyzers.Rules;

/// <summary>Names of TorchSharp as they can be written at a place.</summary>
internal static class Spelling
{
    /// <summary>A static member of <c>torch</c>, such as <c>int64</c>.</summary>
    public static string Torch(SemanticModel model, SyntaxNode at, string member)
    {
        if (at.SyntaxTree != model.SyntaxTree) return "TorchSharp.torch." + member;

        // To bind a name that might stand there costs little; to list what could stand there costs much.
        if (Meaning(model, at, member) is { ContainingType: { Name: "torch", ContainingNamespace.Name: "TorchSharp" } }) return member;

        return (Meaning(model, at, "torch") is INamedTypeSymbol { ContainingNamespace.Name: "TorchSharp" } ? "torch." : "TorchSharp.torch.") + member;
    }

    private static ISymbol? Meaning(SemanticModel model, SyntaxNode at, string name)
    {
        var meaning = model.GetSpeculativeSymbolInfo(at.SpanStart, SyntaxFactory.IdentifierName(name), SpeculativeBindingOption.BindAsExpression);
        return meaning.Symbol ?? meaning.CandidateSymbols.FirstOrDefault();
    }
}
