using LossGen.Analyzers.Facts;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Interpretation;

/// <summary>A call of a method of the compilation.</summary>
/// <param name="Method">The method, with its type arguments.</param>
/// <param name="Receiver">The object it is called on.</param>
/// <param name="Arguments">The arguments in the order of the parameters.</param>
/// <param name="Targets">What is passed by reference, in the order of the parameters.</param>
/// <param name="Node">Where it is called.</param>
internal sealed record Call(IMethodSymbol Method, Value Receiver, IReadOnlyList<Value> Arguments, IReadOnlyList<IOperation?> Targets, SyntaxNode Node)
{
    /// <summary>Whether it is an accessor, which is followed whatever its words say.</summary>
    public bool IsProperty { get; init; }
}
