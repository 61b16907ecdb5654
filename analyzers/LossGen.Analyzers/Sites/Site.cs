using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Sites;

/// <summary>A place that rules look at.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Model">The meaning of the names around it.</param>
internal abstract record Site(SyntaxNode Node, SemanticModel Model)
{
    /// <summary>The call in the analysed method that leads here, where the site itself stands in another method.</summary>
    public SyntaxNode? Call { get; init; }

    /// <summary>The method that <see cref="Call"/> runs.</summary>
    public IMethodSymbol? Callee { get; init; }
}
