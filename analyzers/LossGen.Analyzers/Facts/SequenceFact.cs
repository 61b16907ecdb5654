using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>An array, collection expression or tuple and what is known of its elements.</summary>
/// <param name="ElementType">The C# type of an array's elements; none for tuples.</param>
/// <param name="Elements">The elements in order; null where only the type is known.</param>
/// <param name="Rank">The dimensions of an array.</param>
internal sealed record SequenceFact(SpecialType ElementType, IReadOnlyList<Value>? Elements, int Rank = 1) : Value
{
    /// <summary>What each element is, whichever it is.</summary>
    public Value Each { get; init; } = Elements is { Count: > 0 } ? Elements.Aggregate((left, right) => left.Join(right)) : Unknown;

    /// <summary>How many elements an array has, where that is known by a number alone.</summary>
    public Value? Length { get; init; }

    public override bool IsTelling => Elements?.Any(element => element.IsTelling) ?? Each.IsTelling;

    protected override Value Merge(Value other)
    {
        if (other is not SequenceFact sequence || sequence.ElementType != ElementType || sequence.Rank != Rank) return Unknown;

        var elements = Elements is { } mine && sequence.Elements is { } theirs && mine.Count == theirs.Count
            ? mine.Zip(theirs, (left, right) => left.Join(right)).ToArray()
            : null;
        return new SequenceFact(ElementType, elements, Rank) { Each = Each.Join(sequence.Each) };
    }

    public bool Equals(SequenceFact? other) =>
        other is not null && ElementType == other.ElementType && Rank == other.Rank && Each.Equals(other.Each)
        && (ReferenceEquals(Elements, other.Elements) || (Elements is not null && other.Elements is not null && Elements.SequenceEqual(other.Elements)));

    public override int GetHashCode() => unchecked(((int)ElementType * 31) + (Elements?.Count ?? -1));
}
