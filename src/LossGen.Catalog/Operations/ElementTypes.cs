using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Operations;

/// <summary>The relations of dtypes: names, C# types, promotion.</summary>
public static class ElementTypes
{
    /// <summary>Whether the numbers are floating point.</summary>
    public static bool IsFloating(this ElementType type) =>
        type is ElementType.Float16 or ElementType.BFloat16 or ElementType.Float32 or ElementType.Float64;

    /// <summary>Whether the numbers are integers, truth values included.</summary>
    public static bool IsIntegral(this ElementType type) => type is >= ElementType.Bool and <= ElementType.Int64;

    /// <summary>The dtype that <c>torch.tensor</c> gives to an array of a C# type.</summary>
    public static ElementType Of(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => ElementType.Bool,
        SpecialType.System_Byte => ElementType.Byte,
        SpecialType.System_SByte => ElementType.Int8,
        SpecialType.System_Int16 => ElementType.Int16,
        SpecialType.System_Int32 => ElementType.Int32,
        SpecialType.System_Int64 => ElementType.Int64,
        SpecialType.System_Single => ElementType.Float32,
        SpecialType.System_Double => ElementType.Float64,
        _ => ElementType.Unknown,
    };

    /// <summary>The dtype that a member of <c>torch.ScalarType</c>, or one of <c>torch</c>'s short names, stands for.</summary>
    public static ElementType Named(string name) => name switch
    {
        "Bool" or "bool" or "@bool" => ElementType.Bool,
        "Byte" or "uint8" or "byte" => ElementType.Byte,
        "Int8" or "int8" or "char" => ElementType.Int8,
        "Int16" or "int16" or "short" => ElementType.Int16,
        "Int32" or "int32" or "int" => ElementType.Int32,
        "Int64" or "int64" or "long" => ElementType.Int64,
        "Float16" or "float16" or "half" => ElementType.Float16,
        "BFloat16" or "bfloat16" => ElementType.BFloat16,
        "Float32" or "float32" or "float" => ElementType.Float32,
        "Float64" or "float64" or "double" => ElementType.Float64,
        "ComplexFloat32" or "complex64" or "cfloat" => ElementType.ComplexFloat32,
        "ComplexFloat64" or "complex128" or "cdouble" => ElementType.ComplexFloat64,
        _ => ElementType.Unknown,
    };

    /// <summary>The dtype that a value of the enum <c>torch.ScalarType</c> stands for.</summary>
    public static ElementType OfScalarType(long value) => value switch
    {
        0 => ElementType.Byte,
        1 => ElementType.Int8,
        2 => ElementType.Int16,
        3 => ElementType.Int32,
        4 => ElementType.Int64,
        5 => ElementType.Float16,
        6 => ElementType.Float32,
        7 => ElementType.Float64,
        9 => ElementType.ComplexFloat32,
        10 => ElementType.ComplexFloat64,
        11 => ElementType.Bool,
        15 => ElementType.BFloat16,
        _ => ElementType.Unknown,
    };

    /// <summary>The value of the enum <c>torch.ScalarType</c> that a dtype stands for; null where it is not known.</summary>
    public static long? ScalarType(this ElementType type)
    {
        for (var value = 0L; value <= 15; value++)
        {
            if (type != ElementType.Unknown && OfScalarType(value) == type) return value;
        }

        return null;
    }

    /// <summary>The dtype of an arithmetic result of two tensors of at least one dimension each.</summary>
    public static ElementType Promote(ElementType left, ElementType right)
    {
        if (left == right) return left;
        if (left is ElementType.Unknown || right is ElementType.Unknown) return ElementType.Unknown;
        if (IsFloating(left) && IsIntegral(right)) return left;
        if (IsFloating(right) && IsIntegral(left)) return right;
        if (left is ElementType.Bool) return right;
        if (right is ElementType.Bool) return left;
        if (IsFloating(left) && IsFloating(right))
        {
            return left is ElementType.Float64 || right is ElementType.Float64 ? ElementType.Float64 : ElementType.Float32;
        }

        // The names go up in width; uint8 and int8 together need 16 bits.
        if (!IsIntegral(left) || !IsIntegral(right)) return ElementType.Unknown;
        if (left is ElementType.Byte && right is ElementType.Int8 || left is ElementType.Int8 && right is ElementType.Byte) return ElementType.Int16;

        return left > right ? left : right;
    }
}
