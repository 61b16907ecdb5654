using LossGen.Analyzers.Facts;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Sites;

/// <summary>A call of <c>backward</c>.</summary>
/// <param name="Loss">What is known of the tensor it starts from.</param>
/// <param name="HasSeed">Whether gradients to start from are passed.</param>
/// <param name="Receiver">The expression it is called on.</param>
/// <param name="Node">The call.</param>
/// <param name="Model">The meaning of the names around it.</param>
internal sealed record BackwardSite(TensorFact Loss, bool HasSeed, SyntaxNode Receiver, SyntaxNode Node, SemanticModel Model) : Site(Node, Model);
