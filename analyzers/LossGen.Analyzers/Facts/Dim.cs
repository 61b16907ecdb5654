using System.Globalization;

namespace LossGen.Analyzers.Facts;

/// <summary>The length of a dimension: a number, a multiple of something that is not known and a number more, or anything.</summary>
/// <param name="Value">The number; what is added, where there is a symbol; -1 for anything.</param>
/// <param name="Symbol">What is not known: a parameter, a field.</param>
/// <param name="Factor">How many times it is taken.</param>
internal readonly record struct Dim(long Value, object? Symbol = null, long Factor = 0)
{
    /// <summary>Any length.</summary>
    public static Dim Any { get; } = new(-1);

    /// <summary>The number; null where it is not known.</summary>
    public long? Number => Symbol is null && Value >= 0 ? Value : null;

    /// <summary>Whether nothing is known.</summary>
    public bool IsAny => Symbol is null && Value < 0;

    /// <summary>A number of C# as a length.</summary>
    public static Dim Of(Value? value) => value switch
    {
        ConstantFact { Integer: >= 0 and { } number } => new(number),
        NumberFact { IsWhole: true, Symbol: { } symbol } number => new(number.Offset, symbol, number.Factor),
        _ => Any,
    };

    /// <summary>A length that is a number, or anything where it is negative.</summary>
    public static implicit operator Dim(long number) => number < 0 ? Any : new(number);

    /// <summary>The length as a number of C#.</summary>
    public Value ToValue() => Symbol is not null ? new NumberFact(true) { Symbol = Symbol, Factor = Factor, Offset = Value } : Value >= 0 ? new ConstantFact(Value) : new NumberFact(true);

    /// <summary>Whether two lengths are the same; null where that is not known.</summary>
    public bool? Is(Dim other)
    {
        if (IsAny || other.IsAny) return null;
        if (Symbol is null && other.Symbol is null) return Value == other.Value;
        if (!Equals(Symbol, other.Symbol)) return null;
        if (Factor == other.Factor) return Value == other.Value;

        // Twice as many, or half as many, are never as many.
        return Value == other.Value && Value == 0 ? false : null;
    }

    /// <summary>The product of two lengths.</summary>
    public static Dim operator *(Dim left, Dim right) =>
        left.IsAny || right.IsAny ? Any
        : left.Symbol is null && right.Symbol is null ? new(left.Value * right.Value)
        : left.Symbol is null ? new(right.Value * left.Value, right.Symbol, right.Factor * left.Value)
        : right.Symbol is null ? new(left.Value * right.Value, left.Symbol, left.Factor * right.Value) : Any;

    /// <summary>The sum of two lengths.</summary>
    public static Dim operator +(Dim left, Dim right) =>
        left.IsAny || right.IsAny ? Any
        : left.Symbol is null ? right with { Value = left.Value + right.Value }
        : right.Symbol is null ? left with { Value = left.Value + right.Value } : Any;

    public override string ToString() => IsAny || Symbol is not null ? "?" : Value.ToString(CultureInfo.InvariantCulture);
}
