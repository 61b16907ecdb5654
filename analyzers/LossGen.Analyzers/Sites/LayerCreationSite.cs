using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Sites;

/// <summary>A layer made inside <c>forward</c> and not kept.</summary>
internal sealed record LayerCreationSite(LayerOperation Layer, SyntaxNode Node, SemanticModel Model) : Site(Node, Model);
