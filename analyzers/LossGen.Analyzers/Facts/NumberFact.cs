using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>A C# number that is not known at compile time, of which the kind is known: it decides what arithmetic with a tensor gives.</summary>
/// <param name="IsWhole">Whether it is a whole number.</param>
internal sealed record NumberFact(bool IsWhole) : Value
{
    /// <summary>What it is a multiple of: a parameter, a field; null where that is not known.</summary>
    public object? Symbol { get; init; }

    /// <summary>How many times the symbol is taken.</summary>
    public long Factor { get; init; } = 1;

    /// <summary>What is added to that.</summary>
    public long Offset { get; init; }

    /// <summary>A number of a C# type; null where the type is not one of numbers.</summary>
    public static NumberFact? Of(ITypeSymbol? type) => type?.SpecialType switch
    {
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => new NumberFact(true),
        SpecialType.System_Single or SpecialType.System_Double => new NumberFact(false),
        _ => null,
    };

    /// <summary>The result of an arithmetic of a number that is not known and one that is; null where it is neither a multiple nor a sum.</summary>
    public static NumberFact? Fold(BinaryOperatorKind kind, Value left, Value right) => (kind, left, right) switch
    {
        (BinaryOperatorKind.Add, NumberFact { Symbol: not null } number, ConstantFact { Integer: { } more }) => number with { Offset = number.Offset + more },
        (BinaryOperatorKind.Add, ConstantFact { Integer: { } more }, NumberFact { Symbol: not null } number) => number with { Offset = number.Offset + more },
        (BinaryOperatorKind.Subtract, NumberFact { Symbol: not null } number, ConstantFact { Integer: { } less }) => number with { Offset = number.Offset - less },
        (BinaryOperatorKind.Multiply, NumberFact { Symbol: not null } number, ConstantFact { Integer: > 0 and < 1_000_000 and { } times }) => number with { Factor = number.Factor * times, Offset = number.Offset * times },
        (BinaryOperatorKind.Multiply, ConstantFact { Integer: > 0 and < 1_000_000 and { } times }, NumberFact { Symbol: not null } number) => number with { Factor = number.Factor * times, Offset = number.Offset * times },
        (BinaryOperatorKind.Divide, NumberFact { Symbol: not null } number, ConstantFact { Integer: > 0 and { } parts }) when number.Factor % parts == 0 && number.Offset % parts == 0 =>
            number with { Factor = number.Factor / parts, Offset = number.Offset / parts },
        _ => null,
    };

    protected override Value Merge(Value other) => other switch
    {
        NumberFact number when number.IsWhole == IsWhole => new NumberFact(IsWhole),
        ConstantFact { Number: not null } constant when constant.Integer is not null == IsWhole => new NumberFact(IsWhole),
        _ => Unknown,
    };
}
