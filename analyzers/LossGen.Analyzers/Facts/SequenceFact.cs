using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>An array, collection expression or tuple and what is known of its elements.</summary>
/// <param name="ElementType">The C# type of an array's elements; none for tuples.</param>
/// <param name="Elements">The elements in order; null where only the type is known.</param>
/// <param name="Rank">The dimensions of an array.</param>
internal sealed record SequenceFact(SpecialType ElementType, IReadOnlyList<Value>? Elements, int Rank = 1) : Value
{
    public bool Equals(SequenceFact? other) =>
        other is not null && ElementType == other.ElementType && Rank == other.Rank
        && (ReferenceEquals(Elements, other.Elements) || (Elements is not null && other.Elements is not null && Elements.SequenceEqual(other.Elements)));

    public override int GetHashCode() => unchecked(((int)ElementType * 31) + (Elements?.Count ?? -1));
}
