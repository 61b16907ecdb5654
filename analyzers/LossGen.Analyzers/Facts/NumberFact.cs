using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>A C# number that is not known at compile time, of which the kind is known: it decides what arithmetic with a tensor gives.</summary>
/// <param name="IsWhole">Whether it is a whole number.</param>
internal sealed record NumberFact(bool IsWhole) : Value
{
    /// <summary>A number of a C# type; null where the type is not one of numbers.</summary>
    public static NumberFact? Of(ITypeSymbol? type) => type?.SpecialType switch
    {
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => new NumberFact(true),
        SpecialType.System_Single or SpecialType.System_Double => new NumberFact(false),
        _ => null,
    };

    protected override Value Merge(Value other) => other switch
    {
        ConstantFact { Number: not null } constant when constant.Integer is not null == IsWhole => this,
        _ => Unknown,
    };
}
