using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>An argument of a call: what is known of it, and where it stands.</summary>
/// <param name="Value">What is known.</param>
/// <param name="Expression">The expression passed; null where the parameter's default is used.</param>
internal sealed record ArgumentFact(Value Value, SyntaxNode? Expression)
{
    /// <summary>An argument of which nothing is known.</summary>
    public static ArgumentFact Unknown { get; } = new(Value.Unknown, null);

    /// <summary>Whether the user wrote the argument.</summary>
    public bool IsWritten => Expression is not null;

    /// <summary>The tensor passed, of which perhaps nothing is known.</summary>
    public TensorFact Tensor => Value as TensorFact ?? TensorFact.Any;

    /// <summary>The whole number passed.</summary>
    public long? Integer => (Value as ConstantFact)?.Integer;

    /// <summary>The truth value passed.</summary>
    public bool? Boolean => (Value as ConstantFact)?.Constant as bool?;
}
