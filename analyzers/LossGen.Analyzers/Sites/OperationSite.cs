using LossGen.Analyzers.Facts;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Sites;

/// <summary>An operation of the table applied to a tensor.</summary>
/// <param name="Operation">Its row.</param>
/// <param name="Name">The name or operator as written.</param>
/// <param name="Input">The first tensor.</param>
/// <param name="InputNode">Its expression; null for layers.</param>
/// <param name="Other">The second tensor or number.</param>
/// <param name="OtherNode">Its expression.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Result">What is known of the result.</param>
/// <param name="Node">The call, or the creation of the layer inside a <c>Sequential</c>.</param>
/// <param name="Model">The meaning of the names around it.</param>
/// <param name="Effects">What calls around it do to a training run.</param>
internal sealed record OperationSite(
    TensorOperation Operation,
    string Name,
    TensorFact Input,
    SyntaxNode? InputNode,
    Value? Other,
    SyntaxNode? OtherNode,
    ArgumentFacts Arguments,
    TensorFact Result,
    SyntaxNode Node,
    SemanticModel Model,
    EffectReader Effects) : Site(Node, Model);
