using System.Globalization;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>A number, truth value or enum member that is known at compile time.</summary>
internal sealed record ConstantFact(object Constant) : Value
{
    /// <summary>The constant as a whole number; null where it is none.</summary>
    public long? Integer => Constant is sbyte or byte or short or ushort or int or uint or long
        ? Convert.ToInt64(Constant, CultureInfo.InvariantCulture)
        : null;

    /// <summary>The constant as a number; null where it is none.</summary>
    public double? Number => Constant is sbyte or byte or short or ushort or int or uint or long or float or double
        ? Convert.ToDouble(Constant, CultureInfo.InvariantCulture)
        : null;

    protected override Value Merge(Value other) => (this, other) switch
    {
        ({ Integer: not null }, ConstantFact { Integer: not null }) => new NumberFact(true),
        ({ Number: not null, Integer: null }, ConstantFact { Number: not null, Integer: null }) => new NumberFact(false),
        ({ Number: not null }, NumberFact number) when number.IsWhole == Integer is not null => new NumberFact(number.IsWhole),
        _ => Unknown,
    };

    /// <summary>The result of an arithmetic or comparison of two constants; <see cref="Value.Unknown"/> where it is not known.</summary>
    public static Value Fold(BinaryOperatorKind kind, Value left, Value right)
    {
        if (left is not ConstantFact { Constant: var a } first || right is not ConstantFact { Constant: var b } second) return Unknown;
        if (kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals && AreComparable(a, b)) return new ConstantFact(Same(a, b) == (kind == BinaryOperatorKind.Equals));
        if (a is string x && b is string y && kind == BinaryOperatorKind.Add) return new ConstantFact(x + y);
        if (a is bool p && b is bool q) return Fold(kind, p, q);
        if (first.Integer is { } i && second.Integer is { } j) return Fold(kind, i, j);
        if (first.Number is { } u && second.Number is { } v) return Fold(kind, u, v);

        return Unknown;
    }

    private static bool AreComparable(object a, object b) => a.GetType() == b.GetType() || (Numeric(a) is not null && Numeric(b) is not null);

    private static bool Same(object a, object b) => Numeric(a) is { } x && Numeric(b) is { } y ? x.Equals(y) : a.Equals(b);

    private static double? Numeric(object constant) => new ConstantFact(constant).Number;

    private static Value Fold(BinaryOperatorKind kind, bool a, bool b) => kind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => new ConstantFact(a && b),
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => new ConstantFact(a || b),
        BinaryOperatorKind.ExclusiveOr => new ConstantFact(a ^ b),
        _ => Unknown,
    };

    private static Value Fold(BinaryOperatorKind kind, long a, long b)
    {
        try
        {
            return kind switch
            {
                BinaryOperatorKind.Add => new ConstantFact(checked(a + b)),
                BinaryOperatorKind.Subtract => new ConstantFact(checked(a - b)),
                BinaryOperatorKind.Multiply => new ConstantFact(checked(a * b)),
                BinaryOperatorKind.Divide when b is not (0 or -1) => new ConstantFact(a / b),
                BinaryOperatorKind.Remainder when b is not (0 or -1) => new ConstantFact(a % b),
                BinaryOperatorKind.LeftShift when b is >= 0 and < 31 && a is >= 0 and < int.MaxValue => new ConstantFact(a << (int)b),
                BinaryOperatorKind.LessThan => new ConstantFact(a < b),
                BinaryOperatorKind.LessThanOrEqual => new ConstantFact(a <= b),
                BinaryOperatorKind.GreaterThan => new ConstantFact(a > b),
                BinaryOperatorKind.GreaterThanOrEqual => new ConstantFact(a >= b),
                _ => Unknown,
            };
        }
        catch (OverflowException)
        {
            return Unknown;
        }
    }

    private static Value Fold(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        BinaryOperatorKind.Add => new ConstantFact(a + b),
        BinaryOperatorKind.Subtract => new ConstantFact(a - b),
        BinaryOperatorKind.Multiply => new ConstantFact(a * b),
        BinaryOperatorKind.Divide when b != 0 => new ConstantFact(a / b),
        BinaryOperatorKind.LessThan => new ConstantFact(a < b),
        BinaryOperatorKind.LessThanOrEqual => new ConstantFact(a <= b),
        BinaryOperatorKind.GreaterThan => new ConstantFact(a > b),
        BinaryOperatorKind.GreaterThanOrEqual => new ConstantFact(a >= b),
        _ => Unknown,
    };
}
