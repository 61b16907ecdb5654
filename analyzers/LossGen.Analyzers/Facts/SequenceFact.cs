using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>An array, collection expression or tuple and what is known of its elements.</summary>
/// <param name="ElementType">The C# type of an array's elements; none for tuples.</param>
/// <param name="Elements">The elements in order; null where only the type is known.</param>
/// <param name="Rank">The dimensions of an array.</param>
internal sealed record SequenceFact(SpecialType ElementType, IReadOnlyList<Value>? Elements, int Rank = 1) : Value;
