using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Names of TorchSharp as they can be written at a place.</summary>
internal static class Spelling
{
    /// <summary>A static member of <c>torch</c>, such as <c>int64</c>.</summary>
    public static string Torch(SemanticModel model, SyntaxNode at, string member)
    {
        if (at.SyntaxTree != model.SyntaxTree) return "TorchSharp.torch." + member;

        var isOpen = model.LookupSymbols(at.SpanStart, name: member).Any(symbol => symbol.ContainingType is { Name: "torch", ContainingNamespace.Name: "TorchSharp" });
        if (isOpen) return member;

        var isNamed = model.LookupSymbols(at.SpanStart, name: "torch").Any(symbol => symbol is INamedTypeSymbol { ContainingNamespace.Name: "TorchSharp" });
        return (isNamed ? "torch." : "TorchSharp.torch.") + member;
    }
}
