using LossGen.Analyzers.Facts;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Sites;

/// <summary>A layer applied to a tensor.</summary>
internal sealed record LayerSite(LayerFact Layer, TensorFact Input, SyntaxNode Node, SemanticModel Model) : Site(Node, Model);
