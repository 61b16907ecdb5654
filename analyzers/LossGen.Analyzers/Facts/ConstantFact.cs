using System.Globalization;

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

    /// <summary>The result of an arithmetic operation on two whole numbers; null where it is not known.</summary>
    public static Value Fold(Microsoft.CodeAnalysis.Operations.BinaryOperatorKind kind, Value left, Value right)
    {
        if ((left as ConstantFact)?.Integer is not { } a || (right as ConstantFact)?.Integer is not { } b) return Unknown;

        try
        {
            return kind switch
            {
                Microsoft.CodeAnalysis.Operations.BinaryOperatorKind.Add => new ConstantFact(checked(a + b)),
                Microsoft.CodeAnalysis.Operations.BinaryOperatorKind.Subtract => new ConstantFact(checked(a - b)),
                Microsoft.CodeAnalysis.Operations.BinaryOperatorKind.Multiply => new ConstantFact(checked(a * b)),
                Microsoft.CodeAnalysis.Operations.BinaryOperatorKind.Divide when b is not (0 or -1) => new ConstantFact(a / b),
                _ => Unknown,
            };
        }
        catch (OverflowException)
        {
            return Unknown;
        }
    }
}
