using LossGen.Analyzers.Facts;
using LossGen.Catalog.LossCalls;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Sites;

/// <summary>A loss computed: by its function, or by a module wherever that was made.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Inputs">Its tensors by the function's parameter names.</param>
/// <param name="Options">Its options: the function's other arguments, or those that made the module.</param>
/// <param name="Creation">The call that made the module; null for functions, and where it is out of sight.</param>
/// <param name="IsFunction">Whether the function is called.</param>
/// <param name="Result">What is known of the loss value.</param>
/// <param name="Node">The call.</param>
/// <param name="Model">The meaning of the names around it.</param>
internal sealed record LossSite(
    LossCall Loss,
    ArgumentFacts Inputs,
    ArgumentFacts Options,
    SyntaxNode? Creation,
    bool IsFunction,
    TensorFact Result,
    SyntaxNode Node,
    SemanticModel Model) : Site(Node, Model)
{
    /// <summary>The model's output.</summary>
    public ArgumentFact Prediction => Inputs[Loss.Prediction];

    /// <summary>The labels.</summary>
    public ArgumentFact Target => Inputs[Loss.Target];

    /// <summary>The name a message calls the loss by.</summary>
    public string Name => IsFunction ? Loss.Function : Loss.Module;

    /// <summary>Where a finding about an argument is shown.</summary>
    public SyntaxNode At(ArgumentFact argument) => Call ?? argument.Expression ?? Node;
}
