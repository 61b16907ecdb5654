using LossGen.Analyzers.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Interpretation;

/// <summary>A delegate: a method, what it is called on, and what a lambda knows of the variables around it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Receiver">The object it is called on.</param>
/// <param name="Lambda">The body of a lambda; null for methods.</param>
/// <param name="Frame">The call in which the lambda was made: as long as that lasts, the variables are its own.</param>
internal sealed record FunctionFact(IMethodSymbol Method, Value Receiver, IAnonymousFunctionOperation? Lambda, Frame? Frame) : Value
{
    /// <summary>What the variables around a lambda held when it was made.</summary>
    public IReadOnlyList<KeyValuePair<ISymbol, Value>> Captured { get; init; } = [];

    public override bool IsTelling => true;

    public bool Equals(FunctionFact? other) =>
        other is not null && SymbolEqualityComparer.Default.Equals(Method, other.Method) && Receiver.Equals(other.Receiver) && ReferenceEquals(Lambda, other.Lambda)
        && ReferenceEquals(Frame, other.Frame);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
}
