using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>Where a property of a tensor comes from, for messages and fixes.</summary>
/// <param name="Name">The operation as the user wrote it: <c>softmax</c>, <c>Softmax</c>, <c>detach</c>.</param>
/// <param name="Node">The call, or the creation of the layer inside a <c>Sequential</c>.</param>
/// <param name="Input">The expression the operation is applied to; null where another call runs it, as in a <c>Sequential</c>.</param>
internal sealed record Origin(string Name, SyntaxNode Node, SyntaxNode? Input = null);
